-- Waits for the answers under way; later ones find the round closed.
select layanand.skm_kunci(:id::uuid)
