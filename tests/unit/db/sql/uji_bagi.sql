select 1 / :n::integer as hasil
