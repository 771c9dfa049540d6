-- A whole backup, once a day. For sqlcmd, by a login of the role db_backupoperator:
--   HUB_BACKUP_FOLDER=/var/backups/hub sqlcmd -b -i backup-full.sql
-- The folder is the database server's. Copy what lies there to another machine.

DECLARE @file NVARCHAR(400) = N'$(HUB_BACKUP_FOLDER)/hub-' + FORMAT(SYSUTCDATETIME(), N'yyyyMMdd-HHmmss') + N'.bak';
BACKUP DATABASE hub TO DISK = @file WITH COMPRESSION, CHECKSUM, INIT;
RESTORE VERIFYONLY FROM DISK = @file WITH CHECKSUM;
PRINT @file;
GO
