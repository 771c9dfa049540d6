-- Brings a whole backup back under another name, so that the database in use is not touched: for the drill, and for
-- the day it is needed. For sqlcmd, by a login of the role sysadmin:
--   HUB_BACKUP_FILE=/var/backups/hub/hub-20261122-010000.bak HUB_DATA_FOLDER=/var/opt/mssql/data sqlcmd -b -i restore.sql
--
-- To go on to a minute of that day, restore the logs after it in their order before the last statement:
--   RESTORE LOG hub_restored FROM DISK = N'...trn' WITH NORECOVERY, STOPAT = N'2026-11-22T09:41:00';

RESTORE DATABASE hub_restored FROM DISK = N'$(HUB_BACKUP_FILE)'
    WITH CHECKSUM, NORECOVERY, STATS = 10,
    MOVE N'hub' TO N'$(HUB_DATA_FOLDER)/hub_restored.mdf',
    MOVE N'hub_log' TO N'$(HUB_DATA_FOLDER)/hub_restored.ldf';
GO
RESTORE DATABASE hub_restored WITH RECOVERY;
GO
DBCC CHECKDB (hub_restored) WITH NO_INFOMSGS;
GO
-- Logins belong to the server: on another one they were made anew, and the users of the backup do not know them.
USE hub_restored;
GO
IF SUSER_ID(N'hub_owner') IS NOT NULL
    ALTER USER hub_owner WITH LOGIN = hub_owner;
IF SUSER_ID(N'hub_app') IS NOT NULL
    ALTER USER hub_app WITH LOGIN = hub_app;
IF SUSER_ID(N'hub_analyst') IS NOT NULL
    ALTER USER hub_analyst WITH LOGIN = hub_analyst;
GO
