-- The time the request has left, as the limit of each statement that follows in this transaction.
select set_config('statement_timeout', :ms::text, true)
