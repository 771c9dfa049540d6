-- What was written since the last backup, every 15 minutes: so much is lost at the most when the disk is. For sqlcmd:
--   HUB_BACKUP_FOLDER=/var/backups/hub sqlcmd -b -i backup-log.sql

DECLARE @file NVARCHAR(400) = N'$(HUB_BACKUP_FOLDER)/hub-' + FORMAT(SYSUTCDATETIME(), N'yyyyMMdd-HHmmss') + N'.trn';
BACKUP LOG hub TO DISK = @file WITH COMPRESSION, CHECKSUM, INIT;
PRINT @file;
GO
