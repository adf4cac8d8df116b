-- The same statement looks at all open deadlines and then at those of the last moments: planned for what it is asked. Only that one: in the triggers of
-- many rows, planning each time costs more than all the rest.
select set_config('plan_cache_mode', case when :khusus::boolean then 'force_custom_plan' else 'auto' end, true)
