#!/usr/bin/env python3
"""Checks documents as their readers see them: text, pages, structure and the QR code, by poppler and zbar.

periksa_pdf.py CONTOH: the program that writes an example document to standard output.
"""
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CONTOH = sys.argv.pop(1)
URL = "https://pengaduan.example.go.id/lacak?nomor=PGD-2026-000001"


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


class Document:
    def __init__(self, name, folder):
        self.bytes = run(CONTOH, name)
        self.path = Path(folder) / f"{name}.pdf"
        self.path.write_bytes(self.bytes)

    def text(self, *options):
        return run("pdftotext", *options, self.path, "-").decode()

    def words(self):
        """The text with every run of white space as one blank: line breaks do not matter."""
        return " ".join(self.text("-layout").split())

    def joined(self, *options):
        """The text without any white space: words broken over lines come together again."""
        return "".join(self.text("-raw", *options).split())

    def pages(self):
        return self.text("-layout").split("\f")[:-1]

    def info(self, *options):
        return run("pdfinfo", *options, self.path).decode()

    def picture(self):
        prefix = self.path.with_suffix("")
        run("pdftoppm", "-r", "150", "-png", self.path, prefix)
        return sorted(self.path.parent.glob(prefix.name + "-*.png"))


class DocumentTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def document(self, name):
        return Document(name, self.folder.name)


class TandaTerima(DocumentTest):
    def test_contents_of_pasal_44_ayat_2(self):
        words = self.document("id").words()
        for wanted in [
                "PEMERINTAH KABUPATEN BENGKAYANG", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
                "TANDA TERIMA PENGADUAN", "Nomor: PGD-2026-000001",
                "Nama lengkap : Siti Rahmawati", "NIK : 6107044505900001", "Alamat : Jalan Sanggau Ledo Nomor 5",
                "Telepon : +6281234567890", "Surel : siti@example.id",
                "Uraian : Saya mengajukan perubahan kartu keluarga",
                "Tanggal kejadian : Senin, 2 Februari 2026",
                "Tempat : Loket pengaduan lantai 1", "Waktu : Selasa, 10 Maret 2026, pukul 09.15 WIB",
                "Diterima melalui : Datang langsung", "Lampiran : 2 berkas",
                "Bengkayang, 10 Maret 2026", "Petugas penerima pengaduan,", "Yohanes Adi, S.Sos.",
                "NIP. 19850101 201001 1 003"]:
            self.assertIn(wanted, words)

    def test_deadlines_with_their_basis(self):
        joined = self.document("id").joined()
        for wanted in ["3harikerja", "Jumat,13Maret2026", "PermenPANRB62/2018", "14hari", "Selasa,24Maret2026",
                       "UU25/2009Pasal44(3)", "dianggapmencabutpengaduannya(Pasal44ayat(5))"]:
            self.assertIn(wanted, joined)

    def test_english(self):
        words = self.document("en").words()
        for wanted in ["RECEIPT OF COMPLAINT", "Full name : Siti Rahmawati", "Time : Tuesday, 10 March 2026, 09:15 WIB",
                       "3 working days", "The receipt in Indonesian prevails", "Page 1 of 2"]:
            self.assertIn(wanted, words)
        self.assertNotIn("Halaman", words)

    def test_no_access_code_unless_given(self):
        self.assertNotIn("Kode akses (rahasiakan)", self.document("id").words())
        self.assertIn("Kode akses (rahasiakan): KODE-RAHASIA-123", self.document("anonim").words())

    def test_anonymous_shows_no_identity(self):
        words = self.document("anonim").words()
        self.assertIn("tanpa identitas (anonim)", words)
        for hidden in ["Siti", "6107044505900001", "siti@example.id", "+6281234567890", "Sanggau Ledo"]:
            self.assertNotIn(hidden, words)

    def test_without_an_officer_a_line_to_fill_in(self):
        joined = self.document("anonim").joined()
        self.assertRegex(joined, r"\(\.{20,}\)")
        self.assertIn("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", joined)

    def test_long_description_is_whole(self):
        document = self.document("panjang")
        pages = document.pages()
        self.assertEqual(len(pages), 4)
        joined = document.joined("-x", "0", "-y", "62", "-W", "595", "-H", "715")  # without running heads and footers
        last = max(int(n) for n in re.findall(r"Kalimat-(\d+)", joined))
        self.assertGreater(last, 20)
        for i in range(1, last + 1):
            self.assertRegex(joined, rf"Kalimat-{i}menyebuthttps://[^K]*\?halaman={i}dan")
        for i, page in enumerate(pages, 1):
            self.assertIn(f"Halaman {i} dari 4", page)
            self.assertIn("PGD-2026-000001", page)
        self.assertIn("Yohanes Adi", pages[-1])
        self.assertIn("Melacak pengaduan ini", pages[-1], "a signature must not stand alone on a page")

    def test_nothing_beyond_the_margins(self):
        for name in ["id", "en", "panjang", "anonim", "laporan", "bukti", "berita-acara", "berita-acara-panjang", "penolakan"]:
            boxes = self.document(name).text("-bbox")
            for x, y, right, bottom in re.findall(
                    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"', boxes):
                self.assertGreaterEqual(float(x), 70)
                self.assertGreaterEqual(float(y), 36)
                self.assertLessEqual(float(right), 540)
                self.assertLessEqual(float(bottom), 806)

    def test_metadata_and_language(self):
        document = self.document("id")
        info = document.info("-isodates")
        self.assertRegex(info, r"Title:\s+Tanda Terima Pengaduan")
        self.assertRegex(info, r"Subject:\s+PGD-2026-000001")
        self.assertRegex(info, r"Author:\s+Dinas Kependudukan")
        self.assertRegex(info, r"CreationDate:\s+2026-03-10T(09:15:00\+07|02:15:00Z)")
        self.assertRegex(info, r"Tagged:\s+yes")
        self.assertIn(b"/Lang (id)", document.bytes)
        self.assertIn(b"/Lang (en)", self.document("en").bytes)

    def test_structure_for_screen_readers(self):
        structure = self.document("id").info("-struct-text")
        self.assertRegex(structure, r'H1[^\n]*\n\s+"TANDA TERIMA PENGADUAN"')
        self.assertRegex(structure, r'H2[^\n]*\n\s+"A. Identitas pengadu"')
        self.assertRegex(structure, r'TH[^\n]*\n\s+"Dasar hukum"')
        self.assertRegex(structure, r'Lbl[^\n]*\n\s+"1\."')

    def test_fonts_are_embedded(self):
        fonts = run("pdffonts", self.document("id").path).decode().splitlines()[2:]
        self.assertTrue(fonts)
        for line in fonts:
            self.assertRegex(line, r"LiberationSans\S*\s+.*\s+yes yes yes\s")

    def test_same_input_same_bytes(self):
        self.assertEqual(self.document("panjang").bytes, self.document("panjang").bytes)

    def test_the_link_is_the_payload(self):
        self.assertIn(URL.encode(), self.document("id").bytes)

    @unittest.skipUnless(shutil.which("zbarimg"), "zbar-tools not installed")
    def test_qr_code_decodes(self):
        for picture in self.document("id").picture():
            found = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, check=False)
            if found.returncode == 0:
                self.assertEqual(found.stdout.decode().strip(), URL)
                return
        self.fail("no QR code was found on any page")


class Laporan(DocumentTest):
    def test_table_over_pages_repeats_its_header(self):
        pages = self.document("laporan").pages()
        self.assertGreater(len(pages), 8)
        with_rows = [page for page in pages if "Baris-" in page]
        for page in with_rows:
            self.assertEqual(len(re.findall(r"No\.\s+Penyelenggara\s+Jumlah", page)), 1)
            self.assertLess(page.index("Penyelenggara"), page.index("Baris-"))

    def test_each_row_once_in_order(self):
        text = self.document("laporan").text("-layout")
        rows = re.findall(r"(\d+)\.\s+Baris-(\d+)\s+(\d+)", text)
        self.assertEqual(rows, [(str(i), str(i), str(3 * i)) for i in range(1, 401)])

    def test_two_signatures_side_by_side(self):
        document = self.document("laporan")
        text = document.pages()[-1]
        self.assertRegex(text, r"Kepala Bagian Organisasi,\s+Sekretaris,")
        self.assertRegex(text, r"Maria Goreti\s+\(\.+\)")
        structure = document.info("-struct-text")
        self.assertEqual(structure.count('"Sekretaris,"'), 1, "drawn over itself")
        self.assertEqual(structure.count('"Maria Goreti"'), 1)


class SuratInformasi(DocumentTest):
    def test_receipt_of_a_request(self):
        words = self.document("bukti").words()
        for wanted in ["TANDA BUKTI PERMOHONAN INFORMASI", "Nomor pendaftaran: PIN-2026-000001", "Jenis kelamin : Perempuan", "Usia : 35",
                       "Informasi yang diminta : Jumlah pencetakan", "Alasan permintaan : Bahan penulisan", "Cara penyampaian : Surel (e-mail)",
                       "Petugas penerima permohonan,"]:
            self.assertIn(wanted, words)

    def test_record_of_a_hand_over(self):
        document = self.document("berita-acara")
        self.assertEqual(len(document.pages()), 1)
        words = document.words()
        for wanted in ["BERITA ACARA PENYERAHAN INFORMASI", "Nomor: BA/PIN-2026-000001", "Senin, 30 Maret 2026, pukul 10.00 WIB", "sebagian informasi",
                       "Rp1.250", "Rp15.000", "Rp30.000", "Kuasa pemohon", "Paulus Sebalo", "Yohanes Adi, S.Sos."]:
            self.assertIn(wanted, words)
        self.assertRegex(document.info("-struct-text"), r'TH[^\n]*\n\s+"Bagian yang dihitamkan"')

    def test_long_record_breaks_its_tables_and_keeps_the_signatures_together(self):
        document = self.document("berita-acara-panjang")
        pages = document.pages()
        self.assertGreater(len(pages), 4)
        for page in (page for page in pages if "Memuat data pribadi" in page):
            self.assertIn("Bagian yang dihitamkan", page, "the header is repeated")
        self.assertIn("Demikian berita acara ini", pages[-1])
        self.assertIn("Paulus Sebalo", pages[-1])
        self.assertIn("Rp750.000", document.words())

    def test_letter_of_a_refusal(self):
        words = self.document("penolakan").words()
        for wanted in ["SURAT PEMBERITAHUAN PENOLAKAN PERMOHONAN INFORMASI", "Kepada Yth. Siti Rahmawati Jalan Sanggau Ledo", "UU 14/2008 Pasal 17 huruf h: Dapat mengungkap rahasia pribadi.",
                       "Hasil uji konsekuensi", "paling lambat Rabu, 13 Mei 2026", "Komisi Informasi", "Bengkayang, 30 Maret 2026"]:
            self.assertIn(wanted, words)


class Daftar(DocumentTest):
    def test_no_mark_is_left_behind(self):
        pages = self.document("daftar").text("-layout", "-y", "60", "-H", "715", "-x", "0", "-W", "595").split("\f")[:-1]
        self.assertGreater(len(pages), 5)
        for page in pages:
            lines = page.strip().splitlines()
            self.assertRegex(lines[0], r"^\d+\.\s*baris satu$")
            self.assertRegex(lines[-1], r"^\s*baris tiga$")


if __name__ == "__main__":
    unittest.main()
