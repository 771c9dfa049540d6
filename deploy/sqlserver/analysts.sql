-- Lets analysts read the views of lead times; after the first "hub migrate", which makes them, and after
-- an upgrade that adds one.

USE hub;
GO
GRANT SELECT ON lead_time_notice TO hub_analyst;
GRANT SELECT ON lead_time_notice_sector TO hub_analyst;
GRANT SELECT ON lead_time_notice_region TO hub_analyst;
GRANT SELECT ON lead_time_notice_award TO hub_analyst;
GRANT SELECT ON lead_time_monthly TO hub_analyst;
GO
