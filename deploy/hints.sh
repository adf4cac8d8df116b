# shellcheck shell=bash disable=SC2154 # the variables are those of run
# What ./run prints when the instance serves; sourced by it.
say "http://127.0.0.1:$port serves"
