-- The same statement looks at all open deadlines and then at those of the last moments: each time planned for what it is asked.
select set_config('plan_cache_mode', 'force_custom_plan', true)
