-- The hub's database. For sqlcmd, by a login of the role sysadmin; asked again, it changes nothing:
--   sqlcmd -b -i database.sql,logins.sql

IF DB_ID(N'hub') IS NULL
    CREATE DATABASE hub COLLATE Latin1_General_100_CI_AS_SC;
GO

-- Who reads does not wait for who writes, and the other way round.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'hub' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE hub SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
-- Exports and figures see the database as it was at one moment.
ALTER DATABASE hub SET ALLOW_SNAPSHOT_ISOLATION ON;
GO
-- With it backups of the log bring back any minute; without backups of the log it grows without end.
ALTER DATABASE hub SET RECOVERY FULL;
ALTER DATABASE hub SET PAGE_VERIFY CHECKSUM;
ALTER DATABASE hub SET AUTO_CLOSE OFF;
ALTER DATABASE hub SET AUTO_SHRINK OFF;
GO
-- Which statements take the time, for the day when something is slow.
ALTER DATABASE hub SET QUERY_STORE = ON (OPERATION_MODE = READ_WRITE, MAX_STORAGE_SIZE_MB = 500);
GO
