import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Pembinaan dan pemeriksaan mutu",
  purpose: "Anda menilai mutu dengan sampel yang adil dan membuat petugas makin baik, bukan makin takut.",
  outcomes: [
    "menjelaskan lot, sampel, dan batas lulus",
    "menilai layak atau salah dengan bukti",
    "menulis catatan pembinaan dan rekomendasi",
    "membaca hambatan dan kesepakatan cek lapangan",
  ],
  sections: [
    section(
      "lot",
      "Lot dan sampel",
      text(
        "Usulan tervalidasi dari satu desa dikumpulkan menjadi satu lot. Portal mengundi sampel menurut rencana yang diumumkan. Anda memeriksa sampel itu, lalu seluruh lot lulus atau kembali.",
      ),
      figure(
        "sample",
        "Sampel diundi dan dibekukan. Siapa pun tidak dapat memilih keluarga yang mudah.",
        "keluarga dalam lot",
        "keluarga yang diperiksa",
      ),
      example(
        "Lot dengan rencana bawaan",
        "Lot berisi 120 keluarga. Rencana bawaan memeriksa 20 keluarga dan menoleransi 1 kesalahan.",
        "Pembina menemukan 1 kesalahan: lot lulus. Bila menemukan 2, lot tidak lulus.",
        "Lot besar yang banyak salahnya hampir selalu gagal. Lot kecil lebih untung-untungan; kurva rencana menunjukkannya.",
      ),
      link("/mutu", "Buka Mutu"),
    ),
    section(
      "menilai",
      "Menilai layak atau salah",
      steps(
        "Baca perubahan, bukti, penjelasan, dan riwayat.",
        "Bandingkan dengan cek lapangan bila ada.",
        "Nilai salah bila ada jawaban yang pasti keliru dan memengaruhi arti.",
        "Sebut pertanyaannya dan alasannya.",
        "Putuskan lot sesudah semua sampel dinilai.",
      ),
      list(
        "Salah tulis kecil yang tidak mengubah arti bukan kesalahan mutu. Tulislah sebagai catatan.",
        "Bukti yang hilang adalah kesalahan, walau jawabannya mungkin benar.",
        "Pembina tidak mengubah data keluarga.",
      ),
      warning("Jangan menilai keluarga yang pernah Anda bantu isi. Minta pembina lain."),
    ),
    section(
      "membina",
      "Membina orang",
      text(
        "Catatan pembinaan dapat ditaruh pada satu pertanyaan, sehingga semua petugas membacanya di formulir. Dapat juga untuk satu orang. Catatan untuk satu orang ditulis kepada orang itu saja.",
      ),
      list(
        "Mulai dari yang sudah baik.",
        "Sebut contoh, bukan sifat orang.",
        "Beri satu langkah yang dapat dikerjakan minggu ini.",
        "Tanya hambatannya: waktu, jarak, alat, atau kata yang sulit.",
      ),
      example(
        "Catatan yang membantu",
        '"Bukti Bu Wati (karangan) lengkap. Di pertanyaan luas lantai, tiga dari lima rumah ditulis luas tanah. Ukur bagian dalam saja. Lihat gambar di buku kode."',
      ),
      text(
        "Rekomendasi ditujukan kepada desa atau kabupaten. Rekomendasi menyebut masalah, bukti, dan tanggal jawaban. Tutup bila sudah dikerjakan.",
      ),
      link("/rekomendasi", "Buka Rekomendasi"),
    ),
    section(
      "pola",
      "Membaca pola",
      figure(
        "flow",
        "Putaran pembinaan.",
        "Lihat|hambatan, alasan kembali, lot gagal",
        "Tanya|apa sebabnya di lapangan",
        "Bina|catatan, pelatihan, rekomendasi",
        "Ukur lagi|bulan berikutnya",
      ),
      list(
        "Kesepakatan rendah pada satu pertanyaan: mungkin kata-katanya sulit.",
        "Kesepakatan rendah pada satu petugas: dampingi kunjungannya.",
        "Waktu pengisian sangat pendek: periksa, jangan langsung menuduh.",
        "Sampel kecil membuat angka kasar. Lihat rentangnya.",
      ),
      link("/hambatan", "Buka Hambatan"),
    ),
  ],
  mistakes: [
    "Menambah sampel sampai lot gagal atau lulus.",
    "Mengembalikan lot tanpa menyebut kesalahannya.",
    "Mengumumkan nama petugas yang salah.",
    "Menyimpulkan dari dua atau tiga keluarga saja.",
  ],
  exercises: [
    ask(
      "Dalam lot 120 keluarga, rencana menoleransi 1 kesalahan dari 20. Anda menemukan 2. Apa keputusannya?",
      wrong("Lulus, karena hanya 2", "Batasnya 1. Batas ditetapkan sebelum memeriksa."),
      right("Lot tidak lulus", "Kesalahan yang ditemukan melebihi batas rencana."),
      wrong(
        "Memeriksa 20 lagi sampai ada hasil lain",
        "Menambah sampel sesudah melihat hasil membuat rencana tidak berarti.",
      ),
    ),
    ask(
      "Seorang petugas mengisi sangat cepat. Apa langkah pertama?",
      wrong("Melaporkannya sebagai curang", "Cepat dapat punya sebab lain."),
      right("Memeriksa beberapa isiannya dan bertanya", "Bukti dan percakapan mendahului kesimpulan."),
      wrong("Membiarkan, karena cepat itu baik", "Isian yang cepat perlu dilihat mutunya."),
    ),
    ask(
      "Catatan mana yang paling membantu?",
      wrong('"Kerja Anda kurang teliti."', "Ini menilai orang dan tidak memberi langkah."),
      wrong('"Semua harus diperbaiki."', "Tidak jelas apa yang diperbaiki."),
      right('"Pada luas lantai, ukur bagian dalam saja."', "Ini menyebut pertanyaan dan langkahnya."),
    ),
  ],
  agenda: [
    activity(10, "Pembukaan", "Ingat satu masukan yang membantu Anda. Apa yang membuatnya mudah diterima?"),
    activity(
      30,
      "Penjelasan",
      "Pelatih menerangkan pintu mutu, sampel, dan catatan pembinaan, dengan gambar modul ini.",
    ),
    activity(
      40,
      "Kerja kelompok",
      "Periksa satu kelompok usulan karangan. Tandai kesalahan, putuskan lolos atau tidak, dan hitung sendiri peluang salah putus.",
    ),
    activity(
      35,
      "Bermain peran",
      "Pembina menyampaikan hasil yang tidak lolos kepada operator. Sebut kesalahannya, sebabnya, dan satu langkah berikutnya.",
    ),
    activity(20, "Penutup", "Kerjakan latihan modul ini, lalu tulis satu catatan pembinaan tanpa nama warga."),
  ],
  summary: [
    "Lot diperiksa dengan sampel undian dan batas yang diumumkan.",
    "Nilai dengan bukti; batas tidak digeser sesudah melihat hasil.",
    "Catatan: yang baik, contoh, satu langkah.",
    "Cari sebabnya, bina, lalu ukur lagi.",
  ],
};
