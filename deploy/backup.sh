#!/bin/sh
# A backup of the database layanand (cases, events, attachments: all there is but the keys): deploy/backup.sh FOLDER
# Runs as a PostgreSQL superuser, or a role with BYPASSRLS (row-level security is forced on every table, also for the owner);
# finds the server as psql does (PGHOST, PGPORT, PGUSER). Keeps the newest BACKUP_KEEP (14). Writes FOLDER/layanand-<UTC>.dump
# and its .sha256; an unfinished one never has that name. The dump holds personal data sealed with keys that it does not hold:
# keep the keys (/etc/layanand) elsewhere, and never lose them. Restoring: deploy/restore.sh.
set -eu
umask 077

folder=${1:?usage: backup.sh FOLDER}
keep=${BACKUP_KEEP:-14}
name=layanand-$(date -u +%Y%m%dT%H%M%SZ).dump

mkdir -p "$folder"
cd "$folder"
trap 'rm -f "$name.part"' EXIT
pg_dump --format=custom --compress=6 --lock-wait-timeout=60s --file="$name.part" layanand
pg_restore --list "$name.part" >/dev/null
sync "$name.part"
sha256sum "$name.part" | sed 's/\.part$//' >"$name.sha256"
mv "$name.part" "$name"
ls -1 layanand-*.dump | sort -r | tail -n "+$((keep + 1))" | while read -r old; do
	rm -f "$old" "$old.sha256"
done
echo "$folder/$name"
