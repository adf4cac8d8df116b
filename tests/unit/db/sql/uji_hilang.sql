select x from tabel_yang_tidak_ada
