/* Accounts and the built-in issuer (api/akun.yaml, api/oauth.yaml); handlers by the contract of work/ctx.h. */
#pragma once

#include "work/services.h"

int op_oauth_token(struct ctx *c);
int op_oauth_revoke(struct ctx *c);
int op_akun_daftar(struct ctx *c);
int op_saya_baca(struct ctx *c);
int op_saya_email(struct ctx *c);
int op_saya_email_kode(struct ctx *c);
int op_saya_email_konfirmasi(struct ctx *c);
int op_saya_kata_sandi(struct ctx *c);
int op_akun_pemulihan(struct ctx *c);
int op_akun_pemulihan_sandi(struct ctx *c);
/* Answered on the loop from memory, c->db is NULL. */
int op_jwks_baca(struct ctx *c);
int op_oidc_konfigurasi(struct ctx *c);
