import { activity, ask, example, figure, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Wawancara dan foto rumah",
  purpose: "Anda bertanya dengan hormat, mendapat jawaban yang benar, dan membuat foto yang dapat dipakai.",
  outcomes: [
    "membuka wawancara dan menjelaskan hak warga",
    "menghadapi penolakan dan rumah yang kosong",
    "mewawancarai keluarga dengan anak, lansia, atau penyandang disabilitas",
    "mengambil foto rumah dan titik lokasi",
  ],
  sections: [
    section(
      "membuka",
      "Membuka wawancara",
      steps(
        "Ucapkan salam, sebut nama dan tugas, tunjukkan surat tugas.",
        "Jelaskan tujuan: memperbarui data keluarga, bukan membagi bantuan.",
        "Katakan bahwa jawabannya dirahasiakan dan siapa yang akan melihatnya.",
        "Minta KK dan KTP. Baca bersama, lalu kembalikan.",
        "Mulai dari siapa yang tinggal di rumah, baru rumahnya, lalu orang satu per satu.",
      ),
      example(
        "Kalimat pembuka",
        '"Assalamualaikum, Bu. Saya Wati (karangan), operator desa. Saya ingin memperbarui data keluarga Ibu. Kira-kira 40 menit. Jawaban Ibu dirahasiakan. Ibu boleh bertanya kapan saja."',
      ),
    ),
    section(
      "bertanya",
      "Cara bertanya",
      list(
        "Bacakan pertanyaan seperti tertulis. Jangan mengarahkan jawaban.",
        "Beri waktu berpikir. Diam sebentar itu biasa.",
        "Lihat juga dengan mata: lantai, atap, air, dan jamban.",
        "Untuk uang dan jumlah, bantu mengingat: per hari, per minggu, atau per panen.",
        "Bila jawabannya berbeda dari yang terlihat, tanyakan sekali lagi dengan sopan.",
      ),
      warning('Jangan bertanya "Lantainya masih tanah, ya?". Tanyalah "Lantai rumah yang paling luas dari apa?"'),
    ),
    section(
      "sulit",
      "Menolak, tidak ada, atau perlu perhatian",
      text(
        "Bila keluarga menolak, dengarkan alasannya dan jelaskan sekali lagi. Jangan mengancam. Minta bantuan ketua RT, lalu catat menolak bila tetap tidak mau. Portal menyediakan alasannya.",
      ),
      text(
        "Bila rumah kosong, datang lagi pada jam lain. Untuk tidak ditemukan, perlu tiga kali kunjungan dan dua saksi. Keluarga itu hanya diberi tanda, tidak dihapus.",
      ),
      list(
        "Anak: jangan diwawancarai sendirian. Tanyalah orang tua atau walinya.",
        "Lansia: bicara pelan, boleh didampingi keluarga.",
        "Tuli: hadapkan wajah, pakai tulisan atau juru bahasa isyarat.",
        "Netra: sebut nama Anda, bacakan semua, jelaskan apa yang Anda foto.",
        "Pertanyaan peka seperti kehamilan dan sakit: tanya tanpa tetangga di dekat Anda.",
      ),
    ),
    section(
      "foto",
      "Foto rumah dan titik lokasi",
      figure(
        "house",
        "Foto depan: seluruh rumah masuk dalam bingkai. Foto dalam: ruang utama, lantai dan dinding tampak.",
        "Atap sampai puncaknya tampak",
        "Dinding dan lantai teras tampak",
        "Tanah sekitar tampak, tanpa orang",
      ),
      steps(
        "Minta izin sebelum memotret.",
        "Berdiri membelakangi cahaya, sekitar sepuluh langkah dari rumah.",
        "Pastikan tidak ada wajah, KK, atau papan nama dalam foto.",
        "Tunggu ketelitian lokasi membaik, atau pilih titik di peta dengan tangan.",
        "Lihat hasilnya. Bila buram atau gelap, ulangi sekarang juga.",
      ),
      text(
        "Portal mengecilkan foto dan membuang keterangan tersembunyi di dalamnya. Foto hanya dapat dilihat orang yang boleh melihat keluarga itu.",
      ),
    ),
  ],
  mistakes: [
    "Mengisi formulir di rumah sendiri dari ingatan.",
    "Menanyakan satu tetangga untuk mengisi beberapa keluarga.",
    "Memotret orang, bukan rumah.",
    "Menulis tidak ditemukan sesudah satu kunjungan.",
  ],
  exercises: [
    ask(
      "Kalimat mana yang paling baik?",
      wrong('"Tidak punya motor, kan, Pak?"', "Kalimat ini mengarahkan jawaban."),
      right('"Berapa sepeda motor yang dimiliki keluarga ini?"', "Kalimat ini netral dan dapat dijawab dengan angka."),
      wrong('"Motornya bagus. Pasti mampu, ya?"', "Ini menilai, bukan bertanya."),
    ),
    ask(
      "Rumah kosong pada kunjungan pertama. Apa yang Anda lakukan?",
      wrong("Menandai tidak ditemukan", "Perlu tiga kunjungan dan dua saksi."),
      wrong("Mengisi dari cerita tetangga", "Tetangga dapat keliru, dan keluarga berhak menjawab sendiri."),
      right("Datang lagi pada hari atau jam lain", "Catat kunjungan ini, lalu kembali."),
    ),
    ask(
      "Foto depan rumah memuat seorang anak yang sedang bermain. Apa yang benar?",
      right("Memotret ulang tanpa orang", "Wajah anak adalah data pribadi dan tidak diperlukan."),
      wrong("Tetap dikirim karena rumahnya jelas", "Foto tidak boleh memuat wajah orang."),
      wrong("Memotong bagian atap supaya anak tidak tampak", "Atap harus tampak utuh."),
    ),
  ],
  agenda: [
    activity(10, "Pembukaan", "Ceritakan satu wawancara yang pernah membuat Anda tidak nyaman, dan sebabnya."),
    activity(15, "Penjelasan", "Pelatih menerangkan salam, izin, urutan bertanya, dan foto rumah."),
    activity(
      35,
      "Bermain peran bertiga",
      "Petugas, warga, dan pengamat; berganti peran tiap sepuluh menit. Pengamat mencatat pertanyaan yang mengarahkan jawaban.",
    ),
    activity(
      15,
      "Praktik foto",
      "Ambil foto gedung pelatihan dari luar. Periksa bersama: tidak ada wajah, nomor, atau surat yang terbaca.",
    ),
    activity(15, "Penutup", "Kerjakan latihan modul ini, lalu sepakati tiga kalimat pembuka untuk desa Anda."),
  ],
  summary: [
    "Salam, surat tugas, tujuan, rahasia, baru bertanya.",
    "Bacakan apa adanya dan jangan mengarahkan.",
    "Tidak ditemukan: tiga kunjungan, dua saksi, hanya diberi tanda.",
    "Foto: seluruh rumah, tanpa wajah, jelas, dengan izin.",
  ],
};
