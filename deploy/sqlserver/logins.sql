-- Three logins with no more rights than each needs. For sqlcmd; asked again, it changes nothing. The passwords come
-- from the environment: HUB_OWNER_PASSWORD, HUB_APP_PASSWORD, HUB_ANALYST_PASSWORD.
--
--   hub_owner    makes and changes tables: "hub migrate" and "hub migrate --copy-from"
--   hub_app      reads and writes rows: "hub serve", "hub work" and every other verb
--   hub_analyst  reads the views of lead times, and nothing about subscribers

USE master;
GO
IF SUSER_ID(N'hub_owner') IS NULL
    CREATE LOGIN hub_owner WITH PASSWORD = N'$(HUB_OWNER_PASSWORD)', DEFAULT_DATABASE = hub;
IF SUSER_ID(N'hub_app') IS NULL
    CREATE LOGIN hub_app WITH PASSWORD = N'$(HUB_APP_PASSWORD)', DEFAULT_DATABASE = hub;
IF SUSER_ID(N'hub_analyst') IS NULL
    CREATE LOGIN hub_analyst WITH PASSWORD = N'$(HUB_ANALYST_PASSWORD)', DEFAULT_DATABASE = hub;
GO
USE hub;
GO
IF DATABASE_PRINCIPAL_ID(N'hub_owner') IS NULL
    CREATE USER hub_owner FOR LOGIN hub_owner;
IF DATABASE_PRINCIPAL_ID(N'hub_app') IS NULL
    CREATE USER hub_app FOR LOGIN hub_app;
IF DATABASE_PRINCIPAL_ID(N'hub_analyst') IS NULL
    CREATE USER hub_analyst FOR LOGIN hub_analyst;
GO
ALTER ROLE db_ddladmin ADD MEMBER hub_owner;
ALTER ROLE db_datareader ADD MEMBER hub_owner;
ALTER ROLE db_datawriter ADD MEMBER hub_owner;
GO
ALTER ROLE db_datareader ADD MEMBER hub_app;
ALTER ROLE db_datawriter ADD MEMBER hub_app;
GO
