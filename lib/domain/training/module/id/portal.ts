import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Praktik portal: draf, GALAT, peristiwa, dan data ganda",
  purpose: "Anda dapat memperbarui satu keluarga dari awal sampai terkirim, juga saat jaringan putus.",
  outcomes: [
    "mencari keluarga dan memulai usulan",
    "membereskan GALAT, PERINGATAN, dan KOSONG",
    "memilih peristiwa dan buktinya",
    "mengenali dugaan data ganda",
  ],
  sections: [
    section(
      "mulai",
      "Mencari dan memulai",
      steps(
        "Buka Keluarga. Ketik nama, NIK, atau nomor KK.",
        'Buka keluarganya, lalu tekan "Perbarui keluarga ini".',
        "Pilih bagaimana data diperoleh: warga datang ke kantor, atau kunjungan ke rumah.",
        "Isi bagian demi bagian. Bagian yang masih benar cukup ditandai masih benar.",
        'Tekan Periksa dan kirim. Lihat yang berubah, lalu tekan "Kirim ke Musdes".',
      ),
      link("/keluarga", "Buka daftar keluarga"),
      link("/praktik/bebas", "Berlatih pada keluarga contoh"),
      text("Cari dahulu sebelum mendaftarkan keluarga baru. Keluarga yang terdaftar dua kali sulit dibereskan."),
    ),
    section(
      "jaringan",
      "Saat jaringan putus",
      text(
        "Setiap ketikan disimpan di perangkat ini dalam bentuk tersandi. Tulisan di samping judul menunjukkan kapan isian tersimpan dan kapan terkirim. Bila jaringan kembali, isian dikirim sendiri.",
      ),
      list(
        "Jangan menghapus data peramban sebelum semua isian terkirim.",
        "Jangan pindah perangkat sebelum tulisan terkirim muncul.",
        "Bila orang lain mengubah isian yang sama, portal menunjukkan keduanya. Anda yang memilih.",
      ),
    ),
    section(
      "galat",
      "GALAT, PERINGATAN, KOSONG",
      figure(
        "severity",
        "Bentuk, kata, dan warna menunjukkan hal yang sama.",
        "GALAT|tidak mungkin benar; harus diperbaiki",
        "PERINGATAN|aneh; perbaiki atau jelaskan",
        "KOSONG|boleh kosong; isi bila tahu",
      ),
      example(
        "Tiga temuan pada keluarga karangan",
        "GALAT: anak lahir 1988, ibu lahir 1990. Anak tidak mungkin lebih tua. Salah satu tanggal harus dibetulkan.",
        'PERINGATAN: rumah 300 meter persegi untuk satu orang. Bila benar, tulis: "Rumah warisan, anak-anak sudah pindah."',
        "KOSONG: nomor telepon tidak diisi. Usulan tetap dapat dikirim.",
      ),
      warning("Jangan mengarang jawaban hanya supaya GALAT hilang. Tanyakan lagi kepada keluarganya."),
    ),
    section(
      "peristiwa",
      "Peristiwa keluarga",
      text(
        'Bila ada yang terjadi, tekan "Catat peristiwa". Portal bertanya apa yang terjadi, lalu hanya menanyakan yang perlu. Ada enam belas macam peristiwa.',
      ),
      list(
        "Kelahiran: surat atau akta lahir. NIK bayi boleh menyusul.",
        "Kematian: surat atau akta kematian. Bila kepala keluarga, pilih kepala yang baru.",
        "Pindah: desa tujuan meminta, desa asal melepas. Semua data ikut datang.",
        "Pisah atau gabung KK: KK yang baru.",
        "Kondisi membaik atau memburuk: foto atau pernyataan.",
        "Koreksi: alasan mengapa isian lama salah.",
      ),
      text("Mencatat di portal tidak menggantikan akta. Minta warga tetap mengurus suratnya ke Dukcapil."),
    ),
    section(
      "ganda",
      "Dugaan data ganda",
      text(
        "Portal membandingkan NIK, nama, tanggal lahir, nama ibu, dan nomor KK. Bila dua catatan mirip, keduanya ditampilkan berdampingan. Petugas menjawab sama atau tidak sama, dengan alasan.",
      ),
      text(
        "Bila sama, satu catatan tetap dan yang lain ditutup. Tidak ada yang dihapus, dan riwayat keduanya tersimpan. Bila tidak sama, jawaban itu diingat.",
      ),
      example(
        "Dua catatan karangan",
        "Catatan A: Siti Aminah, lahir 3 Mei 1985, NIK 9901014305850001. Catatan B: St. Aminah, lahir 3 Mei 1985, belum punya NIK.",
        "Nama ibu sama dan alamatnya satu dusun. Ini patut diperiksa. Bukti yang menentukan adalah KK dan pertemuan dengan orangnya.",
      ),
    ),
    section(
      "kembali",
      "Bila dikembalikan",
      text(
        "Usulan yang dikembalikan ada di Beranda dengan alasannya. Bacalah catatan, perbaiki, lalu kirim lagi. Bila alasannya tidak jelas, hubungi petugas yang mengembalikan.",
      ),
      link("/usulan", "Buka daftar usulan"),
    ),
  ],
  mistakes: [
    "Mendaftarkan keluarga baru tanpa mencari dahulu.",
    'Menulis "sudah benar" sebagai penjelasan PERINGATAN. Tulis alasannya.',
    "Mencatat kematian sebagai pindah.",
    "Menutup laptop sebelum isian terkirim, lalu memakai perangkat lain.",
  ],
  exercises: [
    ask(
      "Formulir menunjukkan satu GALAT. Apakah usulan dapat dikirim?",
      wrong("Ya, asal diberi penjelasan", "Penjelasan hanya untuk PERINGATAN."),
      right("Tidak, GALAT harus dibereskan dahulu", "Usulan hanya dapat dikirim bila tidak ada GALAT."),
      wrong("Ya, kabupaten yang akan memperbaiki", "Petugas kabupaten tidak mengubah isian."),
    ),
    ask(
      "Kepala keluarga meninggal. Apa yang juga harus Anda isi?",
      wrong("Menutup keluarganya", "Anggota lain masih hidup dan tetap satu keluarga."),
      right("Kepala keluarga yang baru", "Setiap keluarga punya tepat satu kepala."),
      wrong("Desil yang baru", "Desil hanya ditetapkan BPS."),
    ),
    ask(
      "Warga pindahan masih terdaftar di desa lama. Bagaimana caranya?",
      right("Meminta desa asal melepas lewat Perpindahan", "Datanya ikut datang dan tidak menjadi ganda."),
      wrong("Mendaftarkannya sebagai keluarga baru", "Orang itu akan terdaftar dua kali."),
      wrong("Menunggu tahun depan", "Perpindahan dapat diminta sekarang."),
    ),
  ],
  agenda: [
    activity(
      10,
      "Pembukaan",
      "Masuk ke portal dan buka Praktik. Pastikan setiap orang melihat keluarga contoh yang sama.",
    ),
    activity(
      30,
      "Peragaan",
      "Pelatih memperbarui satu keluarga contoh dari awal sampai siap dikirim, sambil menyebut setiap langkah.",
    ),
    activity(
      60,
      "Praktik sendiri",
      "Selesaikan tiga keluarga contoh tanpa GALAT. Pelatih berkeliling dan bertanya mengapa, bukan memberi tahu jawabannya.",
    ),
    activity(
      30,
      "Praktik tanpa sinyal",
      "Putuskan jaringan, lanjutkan isian, lalu sambungkan lagi. Temukan tulisan tersimpan dan terkirim.",
    ),
    activity(
      35,
      "Praktik data ganda",
      "Bandingkan tiga pasang catatan contoh dan satu nomor yang tidak padan. Jelaskan keputusan Anda kepada teman.",
    ),
    activity(15, "Penutup", "Kerjakan latihan modul ini, lalu tulis satu langkah yang masih membingungkan."),
  ],
  summary: [
    "Cari dahulu, baru daftar.",
    "GALAT diperbaiki, PERINGATAN dijelaskan, KOSONG boleh.",
    "Pilih peristiwa yang benar dan siapkan buktinya.",
    "Lihat tanda tersimpan dan terkirim.",
    "Dikembalikan: baca alasan, perbaiki, kirim lagi.",
  ],
};
