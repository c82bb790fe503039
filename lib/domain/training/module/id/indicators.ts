import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Membaca indikator untuk rencana dan anggaran",
  purpose: "Anda membaca angka dasbor dengan benar dan memakainya dalam rencana kerja dan anggaran daerah.",
  outcomes: [
    "menyebut pembilang, penyebut, tanggal, dan sumber sebuah angka",
    "membaca anak tidak sekolah dan rumah tidak layak huni tanpa salah arti",
    "membedakan kemajuan pendataan dan keadaan warga",
    "membawa angka ke rencana (RKPD) dan anggaran (APBD)",
  ],
  sections: [
    section(
      "angka",
      "Empat pertanyaan untuk setiap angka",
      steps(
        "Berapa dari berapa? Lihat pembilang dan penyebutnya.",
        "Keadaan kapan? Lihat tanggal datanya.",
        "Dari mana? Lihat sumber dan pertanyaannya.",
        "Siapa yang tidak terhitung? Lihat keluarga yang belum didata.",
      ),
      link("/dasbor", "Buka Dasbor"),
      example(
        "Dua desa karangan",
        "Desa A: 20 anak tidak sekolah dari 200 anak, jadi 10 persen. Desa B: 12 dari 60 anak, jadi 20 persen.",
        "Jumlah terbanyak ada di Desa A. Bagian terbesar ada di Desa B. Keduanya benar; pilih menurut tujuan.",
        "Bila baru separuh keluarga di Desa B yang diperbarui, angka itu belum boleh dibandingkan.",
      ),
    ),
    section(
      "indikator",
      "Indikator yang sering dipakai",
      list(
        "Anak tidak sekolah: anak usia sekolah yang tidak bersekolah. Perhatikan batas umurnya.",
        "Rumah tidak layak huni: lantai, dinding, atap, air, jamban, dan luas. Bila luas tidak ditanya, hanya sebagian yang dapat dihitung.",
        "Disabilitas: banyak kesulitan atau lebih pada paling sedikit satu kegiatan.",
        "Air minum dan jamban: yang ditanya jenisnya, bukan mutu airnya.",
      ),
      text(
        "Buku kode menyebut pertanyaan asal setiap angka. Data dari dinas lain seperti kepesertaan jaminan kesehatan perlu digabungkan. Jangan menebaknya dari kuesioner ini.",
      ),
      link("/buku-kode", "Buka buku kode"),
    ),
    section(
      "kecil",
      "Angka kecil ditutup",
      text(
        "Bila suatu kelompok kurang dari lima orang, angkanya tidak ditampilkan. Untuk kesehatan dan disabilitas batasnya sepuluh. Kadang angka lain ikut ditutup, supaya yang kecil tidak dapat dihitung kembali.",
      ),
      warning("Jangan mencoba mencari tahu siapa orangnya dari angka kecil. Itu melanggar rahasia."),
    ),
    section(
      "desil",
      "Desil dan kemiskinan",
      figure(
        "deciles",
        "Kelompok yang sama besar di tingkat nasional. Di satu desa besarnya dapat berbeda.",
        "paling bawah",
        "paling atas",
      ),
      list(
        "Di satu desa, bagian keluarga desil 1 boleh lebih atau kurang dari sepersepuluh.",
        "Perpindahan desil dapat berasal dari keadaan, koreksi, atau hitungan. Lihat ketiganya terpisah.",
        "Desil bukan angka kemiskinan resmi. Angka itu dari survei BPS.",
      ),
    ),
    section(
      "rencana",
      "Dari angka ke rencana",
      figure(
        "flow",
        "Data harus siap sebelum anggaran ditetapkan.",
        "Masalah|angka, tempat, kelompok",
        "Sebab|tanya desa dan dinas",
        "Kegiatan|siapa, berapa, di mana",
        "Rencana (RKPD)|sasaran dan ukuran",
        "Anggaran (APBD)|biaya per sasaran",
        "Lihat lagi|angka yang sama tahun depan",
      ),
      example(
        "Dinas pendidikan",
        "Dasbor menunjukkan 140 anak tidak sekolah di dua kecamatan. Dinas bertanya ke desa: jarak jauh dan biaya seragam.",
        "Rencana: angkutan sekolah untuk 90 anak, bantuan seragam untuk 50 anak. Ukurannya: anak yang kembali bersekolah.",
      ),
    ),
  ],
  mistakes: [
    "Membandingkan desa yang pendataannya belum selesai.",
    "Menyebut persen tanpa menyebut dari berapa.",
    "Memakai desil sebagai angka kemiskinan.",
    "Menjumlahkan anak dan keluarga dalam satu angka.",
  ],
  exercises: [
    ask(
      "Desa A: 30 dari 300 rumah tidak layak. Desa B: 20 dari 100. Mana yang bagiannya lebih besar?",
      wrong("Desa A", "Jumlahnya lebih banyak, tetapi bagiannya 10 persen."),
      right("Desa B", "20 dari 100 adalah 20 persen."),
      wrong("Sama saja", "Bagiannya 10 persen dan 20 persen."),
    ),
    ask(
      "Dasbor tidak menampilkan jumlah penyandang disabilitas di satu desa. Apa artinya?",
      wrong("Tidak ada penyandang disabilitas", "Angka nol dan angka yang ditutup itu berbeda."),
      right("Jumlahnya kecil sehingga ditutup", "Untuk disabilitas, kurang dari sepuluh tidak ditampilkan."),
      wrong("Data desa itu hilang", "Datanya ada, tetapi dilindungi."),
    ),
    ask(
      "Kabupaten selesai 40 persen. Bolehkah angka hari ini dibandingkan dengan tahun lalu?",
      wrong("Boleh, angkanya sudah tampil", "Keluarga yang sudah didata mungkin berbeda dari yang belum."),
      right(
        "Belum, sebut dahulu bagian yang sudah diperbarui",
        "Perbandingan yang jujur menyebut siapa yang belum terhitung.",
      ),
      wrong("Boleh, asal dikali dua setengah", "Yang belum didata tidak tentu sama."),
    ),
  ],
  agenda: [
    activity(15, "Pembukaan", "Sebutkan satu angka yang pernah dipakai untuk anggaran. Dari mana asalnya?"),
    activity(
      35,
      "Penjelasan",
      "Pelatih menerangkan pembilang, pembagi, yang tidak diketahui, dan sel kecil, dengan contoh modul ini.",
    ),
    activity(
      45,
      "Kerja kelompok",
      "Dari satu tabel desa karangan, pilih tiga masalah terbesar. Tulis angka, pembagi, dan satu hal yang belum diketahui.",
    ),
    activity(
      40,
      "Menghubungkan dengan rencana",
      "Untuk tiap masalah, pilih program, urusan, dan sumber dana. Hitung sasaran dari jumlah keluarga, bukan dari persen.",
    ),
    activity(
      30,
      "Paparan",
      "Setiap kelompok memaparkan lima menit. Kelompok lain bertanya: angka ini dari kapan, dan siapa yang tidak terhitung?",
    ),
    activity(15, "Penutup", "Kerjakan latihan modul ini dan bahas jawabannya."),
  ],
  summary: [
    "Tanya: berapa dari berapa, kapan, dari mana, siapa yang belum.",
    "Jumlah dan bagian menjawab pertanyaan yang berbeda.",
    "Angka kecil ditutup untuk melindungi orang.",
    "Desil adalah urutan, bukan kemiskinan resmi.",
    "Mulai dari masalah dan sebab, lalu kegiatan dan biaya.",
  ],
};
