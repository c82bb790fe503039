import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Musyawarah desa dan berita acara",
  purpose: "Anda menyiapkan dan memimpin musyawarah yang adil, lalu membuat berita acara yang sah.",
  outcomes: [
    "menyiapkan undangan, daftar usulan, dan tempat",
    "memimpin pembahasan tanpa membuka hal yang peka",
    "mencatat kehadiran dan keputusan di portal",
    "menerbitkan berita acara dan mengunggah salinan bertanda tangan",
  ],
  sections: [
    section(
      "mengapa",
      "Mengapa ada musyawarah",
      text(
        "Tetangga tahu siapa yang pindah, meninggal, atau hidupnya berubah. Musyawarah memakai pengetahuan itu. Pemeriksaan Ombudsman tahun 2024 menemukan usulan yang dikirim tanpa musyawarah. Karena itu portal hanya meneruskan usulan yang disepakati dalam musyawarah.",
      ),
      text("Di desa namanya Musdes, di kelurahan Muskel. Caranya sama."),
    ),
    section(
      "siap",
      "Menyiapkan",
      steps(
        "Pilih hari. Banyak daerah bermusyawarah tanggal 1 sampai 14 setiap bulan.",
        "Undang ketua RT, BPD atau LPM, tokoh warga, perempuan, lansia, dan penyandang disabilitas.",
        "Pilih tempat yang dapat dimasuki kursi roda.",
        "Buka Musyawarah di portal dan jadwalkan. Usulan yang diajukan tampil sebagai daftar.",
        "Baca dahulu usulan yang punya PERINGATAN.",
      ),
      link("/musyawarah", "Buka Musyawarah"),
    ),
    section(
      "memimpin",
      "Memimpin pembahasan",
      figure(
        "flow",
        "Urutan satu musyawarah.",
        "Buka|tujuan, tata cara, rahasia",
        "Catat kehadiran|nama dan unsur",
        "Bahas satu per satu|sepakati atau kembalikan",
        "Bacakan hasil|jumlah dan keberatan",
        "Terbitkan berita acara|cetak, tanda tangan, unggah",
      ),
      list(
        "Bahas apakah isinya sesuai keadaan. Jangan membahas siapa yang pantas dapat bantuan.",
        "Sebut nama keluarga dan perubahan pokoknya saja.",
        "Penyakit, disabilitas, kehamilan, dan keuangan tidak dibacakan di depan umum.",
        "Beri kesempatan kepada orang yang pendiam.",
        "Bila keluarga Anda sendiri dibahas, minta orang lain memimpin.",
      ),
      warning("Kepala desa tidak mengubah isian. Bila ada yang salah, kembalikan kepada operator dengan alasan."),
    ),
    section(
      "berita-acara",
      "Berita acara",
      text(
        "Berita acara memuat hari, tempat, peserta, dan hasil setiap usulan. Portal menyusunnya dari catatan Anda. Cetak, tanda tangani, pindai, lalu unggah salinannya.",
      ),
      text(
        "Di setiap terbitan ada kode periksa. Siapa pun dapat memeriksa bahwa berita acara itu benar terbit. Halaman periksa tidak memuat nama warga.",
      ),
      example(
        "Musdes Desa Karangan, 14 Mei",
        "Ada 27 usulan. Peserta 18 orang. Disepakati 24, dikembalikan 3.",
        "Satu dikembalikan karena ketua RT tahu keluarganya sudah pindah. Dua dikembalikan karena foto rumah kurang jelas.",
        "Operator melihat ketiganya di Beranda pada hari itu juga.",
      ),
    ),
  ],
  mistakes: [
    "Menandatangani daftar tanpa rapat.",
    "Membacakan penyakit atau utang keluarga di depan umum.",
    "Menolak keluarga karena tidak disukai.",
    "Lupa mengunggah salinan yang bertanda tangan.",
  ],
  exercises: [
    ask(
      'Peserta berkata: "Keluarga itu tidak pantas dapat bantuan." Apa tanggapan pemimpin rapat?',
      wrong("Mencoret keluarga itu", "Musyawarah tidak menetapkan penerima bantuan."),
      right("Mengembalikan pembahasan: apakah isi datanya sesuai keadaan?", "Itulah tugas musyawarah."),
      wrong("Mengadakan pemungutan suara tentang bantuan", "Bantuan diputuskan oleh program, bukan rapat ini."),
    ),
    ask(
      "Kepala desa melihat jumlah kamar salah. Apa yang dilakukan?",
      wrong("Membetulkan isiannya sendiri", "Kepala desa tidak mengubah isian."),
      right("Mengembalikan kepada operator dengan alasan", "Operator memperbaiki lalu mengirim lagi."),
      wrong("Menyepakati saja karena kesalahan kecil", "Kesalahan yang diketahui harus dibetulkan."),
    ),
    ask(
      "Bagaimana membahas usulan yang memuat perubahan disabilitas?",
      right("Menyebut ada perubahan keadaan, tanpa rinciannya", "Rincian kesehatan dan disabilitas dilindungi."),
      wrong("Membacakan jenis disabilitasnya supaya jelas", "Itu membuka data yang peka."),
      wrong("Tidak membahas dan langsung menolak", "Usulan tetap berhak dibahas."),
    ),
  ],
  agenda: [
    activity(10, "Pembukaan", "Ingat musyawarah terakhir di desa Anda: siapa yang bicara, siapa yang diam."),
    activity(20, "Penjelasan", "Pelatih menerangkan undangan, daftar hadir, cara memutuskan, dan berita acara."),
    activity(
      40,
      "Bermain peran",
      "Gelar musyawarah dengan tiga usulan karangan: satu disepakati, satu ditanyakan lagi, satu dikembalikan. Peran: kepala desa, sekretaris, warga, dan wakil perempuan.",
    ),
    activity(
      10,
      "Menulis berita acara",
      "Tulis berita acara dari musyawarah tadi. Tukar dengan kelompok lain dan cari yang belum tercatat.",
    ),
    activity(10, "Penutup", "Kerjakan latihan modul ini dan bahas jawabannya."),
  ],
  summary: [
    "Tanpa musyawarah, usulan tidak diteruskan.",
    "Bahas kebenaran isi, bukan siapa dapat bantuan.",
    "Hal yang peka tidak dibacakan.",
    "Catat kehadiran dan hasil; terbitkan, tanda tangani, unggah.",
  ],
};
