import { activity, ask, example, figure, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Etika dan data pribadi",
  purpose: "Anda menjaga rahasia warga, tahu apa yang dicatat portal, dan tahu apa yang dilakukan bila data bocor.",
  outcomes: [
    "membedakan data pribadi umum dan data pribadi yang lebih peka",
    "bekerja hanya dengan akun sendiri dan hanya untuk tugas",
    "melapor segera bila ada kebocoran",
  ],
  sections: [
    section(
      "rahasia",
      "Apa yang harus dijaga",
      text(
        "Data pribadi adalah semua keterangan yang menunjuk kepada seseorang. Contohnya nama, NIK, nomor KK, alamat, dan foto rumah. Undang-Undang Nomor 27 Tahun 2022 melindunginya.",
      ),
      text(
        "Sebagian data lebih peka: kesehatan, disabilitas, data anak, dan keuangan. Di portal bagian ini lebih tertutup. Anda hanya melihat yang perlu untuk tugas Anda.",
      ),
      list(
        "Pakai seperlunya: buka keluarga hanya bila ada pekerjaan.",
        "Pakai untuk tujuan yang benar: data ini bukan untuk kampanye, jualan, atau cerita.",
        "Jaga kebenarannya: betulkan yang salah, jangan mengarang.",
      ),
    ),
    section(
      "akun",
      "Akun dan jejak",
      text(
        "Setiap orang memakai akun sendiri. Portal mencatat siapa membuka keluarga dengan nama, kapan, sebagai apa, dan untuk tujuan apa. Catatan itu tidak dapat dihapus.",
      ),
      list(
        "Jangan meminjamkan kata sandi, juga kepada kepala desa atau rekan.",
        "Keluar dari portal bila memakai komputer bersama.",
        "Bila cuti, limpahkan tugas lewat portal. Jangan menitipkan akun.",
      ),
      example(
        "Pesan di grup",
        'Seorang rekan menulis di grup pesan: "Tolong kirim foto KK dan NIK keluarga RT 02."',
        'Jawaban yang benar: "Datanya ada di portal. Silakan buka dengan akunmu. Kalau belum punya akses, minta kepada pengelola akun."',
        "Nomor contoh di pelatihan selalu diawali 99, misalnya 9901014506900001. Nomor itu bukan milik siapa pun.",
      ),
      warning(
        "Jangan mengirim daftar nama, NIK, atau foto lewat grup pesan, surel pribadi, atau tautan yang dapat dibuka siapa saja.",
      ),
    ),
    section(
      "janji",
      "Janji menjaga rahasia",
      text(
        "Sebelum bekerja, petugas berjanji menjaga rahasia dan bekerja jujur. Janji itu tetap berlaku sesudah jabatan berakhir. Bila melanggar, ada sanksi jabatan dan dapat juga sanksi hukum.",
      ),
      text(
        "Ada juga benturan kepentingan. Orang yang mengisi usulan tidak boleh memutuskannya. Bila keluarga itu keluarga Anda sendiri, minta rekan yang mengerjakan.",
      ),
    ),
    section(
      "bocor",
      "Bila data hilang atau bocor",
      steps(
        "Hentikan: keluar dari portal, tarik kiriman, amankan kertas atau perangkat.",
        "Lapor segera kepada atasan dan pengelola akun. Jangan menunggu sampai pasti.",
        "Catat apa yang bocor, kapan, dan siapa yang mungkin menerimanya.",
        "Jangan menghapus bukti dan jangan mengumumkan sendiri.",
      ),
      figure(
        "flow",
        "Pemberitahuan tertulis wajib diberikan paling lambat 3 x 24 jam. Karena itu laporan Anda harus cepat.",
        "Anda tahu|hentikan dan amankan",
        "Lapor pada hari itu|atasan dan pengelola akun",
        "Akun ditangguhkan|pengelola memeriksa jejak",
        "Pemberitahuan tertulis|paling lambat 3 x 24 jam",
      ),
    ),
  ],
  mistakes: [
    "Memakai satu akun bersama-sama karena lebih cepat.",
    "Membuka data tetangga atau orang terkenal karena ingin tahu.",
    "Menyimpan foto KK di galeri telepon sesudah dikirim.",
    "Menunda laporan kebocoran karena takut disalahkan.",
  ],
  exercises: [
    ask(
      "Kepala desa minta kata sandi operator supaya dapat melihat data. Apa yang benar?",
      wrong("Memberi, karena ia atasan", "Akun tidak boleh dipinjamkan, juga kepada atasan."),
      right(
        "Menolak dengan sopan; kepala desa memakai akunnya sendiri",
        "Kepala desa punya tugas dan akses sendiri di portal.",
      ),
      wrong("Memberi, lalu mengganti kata sandi besok", "Selama satu hari itu perbuatannya tercatat atas nama Anda."),
    ),
    ask(
      "Telepon berisi draf keluarga hilang di pasar. Apa langkah pertama?",
      right(
        "Melapor hari itu juga kepada atasan dan pengelola akun",
        "Akses dapat segera ditangguhkan sehingga kerugian kecil.",
      ),
      wrong("Mencari dulu selama seminggu", "Waktu sangat berharga. Pemberitahuan wajib paling lambat 3 x 24 jam."),
      wrong("Membeli telepon baru dan diam saja", "Diam membuat warga tidak terlindungi."),
    ),
    ask(
      "Bolehkah Anda menyusun dan juga memverifikasi usulan yang sama?",
      wrong("Boleh bila punya dua peran", "Portal melihat orangnya, bukan perannya."),
      right("Tidak, harus orang lain", "Dua pasang mata mencegah salah dan curang."),
      wrong("Boleh bila usulannya bersih", "Usulan bersih pun diperiksa orang lain."),
    ),
  ],
  agenda: [
    activity(10, "Pembukaan", "Sebutkan isi ponsel Anda yang tidak boleh dilihat orang lain, dan alasannya."),
    activity(20, "Penjelasan", "Pelatih menerangkan hak warga atas datanya, catatan siapa membaca apa, dan isi pakta."),
    activity(
      25,
      "Kerja kelompok",
      "Lima kejadian karangan: foto layar di grup, titip kata sandi, ponsel hilang, permintaan calon kepala desa, daftar nama di papan. Tentukan mana yang boleh dan apa tindakan pertama.",
    ),
    activity(
      20,
      "Bermain peran",
      "Petugas menolak permintaan daftar nama dari tokoh setempat dengan sopan, lalu menunjukkan jalan yang benar.",
    ),
    activity(15, "Penutup", "Kerjakan latihan, baca pakta kalimat demi kalimat, lalu tanda tangani di layar."),
  ],
  summary: [
    "Satu orang, satu akun. Jangan dipinjamkan.",
    "Buka data hanya untuk tugas; setiap pembukaan dicatat.",
    "Jangan kirim NIK, KK, atau foto lewat grup pesan.",
    "Bocor atau hilang: hentikan, lapor hari itu juga, catat.",
  ],
};
