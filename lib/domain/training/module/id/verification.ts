import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Verifikasi dan validasi",
  purpose: "Anda memeriksa usulan dengan surat dan kenyataan, memberi alasan yang jelas, dan memutus tepat waktu.",
  outcomes: [
    "membedakan verifikasi, validasi, dan pengesahan",
    "memeriksa surat, foto, dan perubahan sebelum dan sesudah",
    "memutuskan kapan cek lapangan diperlukan",
    "mengembalikan usulan dengan alasan yang dapat dikerjakan",
  ],
  sections: [
    section(
      "beda",
      "Tiga kata yang berbeda",
      list(
        "Verifikasi: apakah isian sesuai kenyataan dan surat? Dikerjakan orang lain, bukan pengisi.",
        "Validasi: apakah usulan yang terverifikasi itu sah dan dapat dipakai? NIK cocok, tidak ganda, musyawarah ada.",
        "Pengesahan: tanda tangan pejabat, bila daerah memakai jenjang ini.",
      ),
      figure(
        "days",
        "Tenggat bawaan. Daerah dapat menetapkan lain; lihat halaman Jenjang.",
        "Verifikasi|7 hari",
        "Cek lapangan|14 hari",
        "Validasi|3 hari",
      ),
      link("/jenjang", "Lihat jenjang dan tenggat"),
    ),
    section(
      "surat",
      "Memeriksa surat dan perubahan",
      steps(
        "Buka antrean. Usulan yang berisiko ada di atas.",
        "Baca sebelum dan sesudah. Mulai dari yang berubah.",
        "Baca PERINGATAN dan penjelasannya. Apakah masuk akal?",
        "Bandingkan bukti: KK, akta, foto, tanggal, dan nama.",
        "Putuskan: verifikasi, kembalikan, tolak, atau minta cek lapangan.",
      ),
      link("/verifikasi", "Buka Verifikasi"),
      text(
        "Usulan yang bersih boleh diputuskan sekaligus. Yang masuk sampel acak tetap harus dibuka. Sampel membuat pekerjaan yang rapi dan yang asal-asalan tampak bedanya.",
      ),
    ),
    section(
      "sampel",
      "Cek lapangan dan sampel",
      text(
        "Cek lapangan adalah kunjungan kedua oleh pendamping lain. Ia tidak melihat isian usulan. Sesudah itu portal membandingkan kedua jawaban dan menghitung kesepakatannya.",
      ),
      figure(
        "sample",
        "Beberapa rumah dipilih dengan undian yang tercatat, bukan dipilih petugas.",
        "semua keluarga yang menunggu",
        "keluarga yang dicek lapangan",
      ),
      list(
        "Minta cek lapangan bila perubahannya besar, buktinya lemah, atau jawabannya bertentangan.",
        "Jangan memilih rumah yang dekat jalan saja.",
        "Bila hasil cek berbeda, bacalah keduanya. Perbedaan kecil dapat terjadi karena waktu.",
      ),
      link("/cek-lapangan", "Buka Cek lapangan"),
    ),
    section(
      "alasan",
      "Alasan yang dapat dikerjakan",
      text(
        "Pilih alasan dari daftar, lalu tulis catatan. Catatan yang baik menyebut apa yang salah, di mana, dan apa yang diminta.",
      ),
      example(
        "Dua catatan untuk usulan yang sama",
        'Kurang baik: "Data tidak valid, perbaiki."',
        'Baik: "Bukti kurang jelas. Foto depan gelap, atap tidak tampak. Mohon foto ulang siang hari."',
      ),
      list(
        "Kembalikan bila dapat diperbaiki.",
        "Tolak bila usulannya sendiri tidak benar, misalnya usulan ganda.",
        "Bila Anda keliru, tarik kembali keputusan sebelum jenjang berikutnya bekerja.",
      ),
      warning(
        "Orang yang menyusun usulan, atau yang sudah memutuskannya sejak pengiriman terakhir, tidak boleh memutuskannya lagi.",
      ),
    ),
  ],
  mistakes: [
    "Memutuskan sekaligus tanpa membuka yang masuk sampel.",
    "Mengembalikan tanpa catatan yang dapat dikerjakan.",
    "Menganggap surat selalu benar. Surat lama dapat tidak cocok lagi.",
    "Menunggu tenggat padahal usulan sudah jelas.",
  ],
  exercises: [
    ask(
      "NIK cocok, KK ada, tetapi foto menunjukkan lantai keramik dan isian menulis tanah. Apa yang Anda lakukan?",
      wrong("Memverifikasi, karena NIK cocok", "Verifikasi juga melihat kenyataan."),
      right(
        "Mengembalikan dengan alasan jawaban dan bukti bertentangan",
        "Operator dapat menanyakan lagi dan memperbaiki.",
      ),
      wrong("Mengubah isian menjadi keramik", "Pemeriksa tidak mengubah isian."),
    ),
    ask(
      "Mengapa pendamping yang cek lapangan tidak melihat isian usulan?",
      right("Supaya jawabannya tidak terpengaruh", "Dua penglihatan yang bebas lebih dapat dipercaya."),
      wrong("Supaya pekerjaannya lebih lama", "Tujuannya mutu, bukan waktu."),
      wrong("Karena pendamping tidak dipercaya", "Cara ini melindungi semua petugas."),
    ),
    ask(
      "Usulan ini Anda bantu isi minggu lalu. Sekarang Anda bertugas verifikasi. Apa yang benar?",
      wrong("Memverifikasi, karena Anda paling tahu", "Yang ikut mengisi tidak boleh memutuskan."),
      wrong("Menolaknya", "Usulannya belum tentu salah."),
      right("Membiarkan rekan lain memutuskan", "Aturan empat mata berlaku untuk orang, bukan peran."),
    ),
  ],
  agenda: [
    activity(15, "Pembukaan", "Sebutkan satu keputusan yang pernah Anda terima tanpa alasan. Apa akibatnya?"),
    activity(
      35,
      "Penjelasan",
      "Pelatih menerangkan beda memeriksa dan mengesahkan, alasan yang tersedia, dan mengapa orang yang mengisi tidak boleh memutus.",
    ),
    activity(
      45,
      "Kerja kelompok",
      "Sepuluh berkas karangan: cocokkan isian dengan surat. Putuskan sah, cek lapangan, atau dikembalikan, dan pilih alasannya.",
    ),
    activity(
      35,
      "Simulasi cek lapangan",
      "Tanyakan ulang kepada teman tanpa melihat jawaban pertama. Bandingkan keduanya, lalu cari pertanyaan yang sering berbeda.",
    ),
    activity(
      35,
      "Praktik sampel",
      "Dari tabel rencana sampel, tentukan berapa keluarga yang dilihat untuk tiga ukuran kelompok. Hitung kesalahan dan putuskan lolos atau tidak.",
    ),
    activity(15, "Penutup", "Kerjakan latihan modul ini dan bahas jawabannya."),
  ],
  summary: [
    "Verifikasi: sesuai kenyataan. Validasi: sah dan dapat dipakai.",
    "Baca yang berubah, bukti, lalu penjelasan peringatan.",
    "Sampel dan cek lapangan tidak boleh dilewati.",
    "Alasan menyebut apa, di mana, dan yang diminta.",
    "Yang mengisi tidak memutuskan.",
  ],
};
