import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Metadata, standar, penerbitan, dan hak akses",
  purpose: "Anda menjelaskan data dengan benar, menerbitkan yang boleh terbit, dan memberi akses seperlunya.",
  outcomes: [
    "menulis metadata sebuah tabel",
    "menyebut empat syarat Satu Data Indonesia",
    "memutuskan apa yang boleh diterbitkan",
    "memeriksa permintaan data dan hak akses",
  ],
  sections: [
    section(
      "metadata",
      "Metadata",
      text("Metadata adalah keterangan tentang data. Tanpa metadata, angka yang sama dapat dibaca dengan dua arti."),
      list(
        "Nama dan arti: apa yang dihitung dan apa yang tidak.",
        "Satuan dan penyebut: orang, keluarga, atau persen dari berapa.",
        "Waktu dan wilayah: keadaan kapan dan di mana.",
        "Sumber dan pemilik: pertanyaan asal dan dinas pemilik.",
        "Keterbatasan: siapa yang belum terhitung.",
      ),
      example(
        "Metadata yang baik",
        "Anak usia 7-12 tahun yang tidak bersekolah, menurut keluarga yang diperbarui tahun 2026. Satuan: anak. Pemilik: dinas pendidikan.",
        "Belum termasuk 36 persen keluarga yang belum diperbarui.",
      ),
      link("/buku-kode", "Buka buku kode"),
    ),
    section(
      "standar",
      "Empat syarat Satu Data",
      list(
        "Standar data: arti, ukuran, dan satuannya ditetapkan.",
        "Metadata: ditulis dengan susunan yang sama.",
        "Dapat dipertukarkan: bentuk berkasnya terbuka dan dapat dibaca mesin.",
        "Kode referensi: kode wilayah dan kode lain yang dipakai bersama.",
      ),
      text(
        "Wali data adalah dinas kominfo. Pembina data statistik adalah BPS. Dinas lain adalah produsen data. Bappeda mengoordinasikan forumnya.",
      ),
    ),
    section(
      "terbit",
      "Apa yang boleh diterbitkan",
      figure(
        "flow",
        "Pertanyaan sebelum menerbitkan.",
        "Ada nama, NIK, alamat?|bila ya, jangan diterbitkan",
        "Ada kelompok kecil?|bila ya, tutup angkanya",
        "Dapat dihitung kembali?|bila ya, tutup angka lain juga",
        "Metadata lengkap?|bila belum, lengkapi",
        "Terbitkan|dengan tanggal dan versi",
      ),
      warning("Menghapus nama saja tidak cukup. Umur, dusun, dan pekerjaan bersama-sama dapat menunjuk satu orang."),
    ),
    section(
      "akses",
      "Permintaan dan hak akses",
      text(
        "Data orang per orang diberikan dengan dasar yang jelas: surat permintaan, perjanjian, berita acara serah terima, dan laporan pemakaian sesudahnya. Pilih data yang paling sedikit untuk tujuan itu.",
      ),
      steps(
        "Baca tujuannya. Apakah angka gabungan sudah cukup?",
        "Periksa kewenangan peminta.",
        "Batasi wilayah, rincian, dan lamanya.",
        "Catat keputusan dan alasannya.",
        "Minta laporan pemakaian dan bukti penghapusan.",
      ),
      text(
        "Hak akses di portal punya peran, wilayah, dan masa berlaku. Cabut segera bila orang pindah tugas. Pengelola akun memberi akses, tetapi tidak melihat nama keluarga.",
      ),
      link("/akses", "Buka Akses"),
    ),
  ],
  mistakes: [
    "Menerbitkan tabel tanpa tanggal dan penyebut.",
    "Memberi seluruh daftar padahal yang perlu hanya jumlah.",
    "Membuat akun bersama untuk satu dinas.",
    "Membiarkan akses orang yang sudah pindah.",
  ],
  exercises: [
    ask(
      "Dinas minta daftar nama untuk mengetahui berapa sekolah yang perlu dibangun. Apa jawaban Anda?",
      wrong("Memberi daftar lengkap", "Nama tidak diperlukan untuk tujuan itu."),
      right("Menawarkan jumlah anak per desa dan umur", "Angka gabungan sudah cukup untuk rencana."),
      wrong("Menolak tanpa penjelasan", "Bantulah dengan data yang boleh diberikan."),
    ),
    ask(
      "Tabel memuat: dusun X, perempuan, 70 tahun ke atas, disabilitas berat, jumlah 1. Apa yang Anda lakukan?",
      right("Menutup angkanya dan memeriksa apakah dapat dihitung kembali", "Satu orang itu mudah dikenali."),
      wrong("Menerbitkan, karena tidak ada nama", "Tanpa nama pun orangnya dikenali."),
      wrong("Mengganti 1 menjadi 0", "Itu memalsukan angka."),
    ),
    ask(
      "Petugas pindah ke dinas lain hari ini. Kapan aksesnya dicabut?",
      wrong("Pada akhir tahun", "Selama itu ia dapat melihat data tanpa tugas."),
      wrong("Bila ia meminta", "Pencabutan tidak bergantung pada permintaannya."),
      right("Hari ini juga", "Akses mengikuti tugas."),
    ),
  ],
  agenda: [
    activity(10, "Pembukaan", "Ambil satu tabel dari kantor Anda. Apakah orang lain paham setiap judul kolomnya?"),
    activity(
      30,
      "Penjelasan",
      "Pelatih menerangkan standar data, metadata, dan tangga dari data tertutup sampai terbuka.",
    ),
    activity(
      40,
      "Kerja kelompok",
      "Lengkapi metadata satu variabel: konsep, definisi, klasifikasi, ukuran, dan satuan. Tukar, lalu cari kata yang bermakna dua.",
    ),
    activity(
      35,
      "Kasus permintaan akses",
      "Tiga permintaan karangan: satu jumlah, satu daftar keluarga, satu untuk penelitian. Putuskan, beri syarat, dan tulis alasannya.",
    ),
    activity(20, "Penutup", "Kerjakan latihan modul ini, lalu periksa satu kumpulan data contoh sebelum terbit."),
  ],
  summary: [
    "Metadata: arti, satuan, waktu, sumber, keterbatasan.",
    "Empat syarat: standar, metadata, dapat dipertukarkan, kode referensi.",
    "Tanpa nama belum tentu aman; periksa kelompok kecil.",
    "Akses seperlunya, berbatas waktu, dicabut bila tugas berakhir.",
  ],
};
