import "server-only";
import { questionsOf } from "./sheet";

const q = questionsOf("konsep-keluarga", "keluarga");

export const moreQuestions = [
  q(17, "know", 3, {
    id: [
      "Mengapa perubahan keadaan dan koreksi harus dibedakan?",
      "Supaya koreksi dapat diterapkan tanpa musyawarah",
      "Supaya operator tidak perlu menyertakan bukti untuk koreksi",
      "Supaya keluarga yang dikoreksi tidak dihitung lagi",
      "Supaya grafik menunjukkan perubahan hidup yang sungguh terjadi",
      "Bila koreksi dicatat sebagai perubahan, grafik menunjukkan orang jatuh atau bangkit padahal tidak. Koreksi pun melewati jenjang seperti usulan lain.",
    ],
    en: [
      "Why must a changed condition and a correction be kept apart?",
      "So that corrections can be applied without a meeting",
      "So that operators need no evidence for a correction",
      "So that corrected families are not counted again",
      "So that charts show changes that really happened in life",
      "If corrections are recorded as changes, charts show people falling or rising who did not. Corrections pass the tiers like any proposal.",
    ],
  }),
  q(18, "apply", 0, {
    id: [
      "Rumah Bu Tati sebagian besar berlantai keramik, dapurnya tanah. Jenis lantai mana yang dicatat?",
      "Keramik, sebab itu lantai yang terluas",
      "Tanah, sebab dapur bagian yang utama",
      "Keramik dan tanah, keduanya sekaligus",
      "Tanah, sebab itu lantai yang terburuk",
      "Yang ditanya lantai terluas, bukan yang terbaik atau terburuk. Memilih yang terburuk membuat rumah tampak lebih miskin dari kenyataan.",
    ],
    en: [
      "Most of Bu Tati's house has tiles; the kitchen has earth. Which floor is recorded?",
      "Tiles, because they cover the largest area",
      "Earth, because the kitchen matters most",
      "Tiles and earth, both at the same time",
      "Earth, because it is the poorest floor",
      "The question asks for the largest area, neither the best nor the poorest. To pick the poorest makes the house look worse than it is.",
    ],
  }),
  q(19, "apply", 2, {
    id: [
      "Keluarga Pak Anwar minum air isi ulang, tetapi mandi dan mencuci dengan air sumur. Apa sumber air minumnya?",
      "Yang dipakai paling banyak",
      "Sumur",
      "Air isi ulang",
      "Air isi ulang dan sumur",
      "Yang ditanya air yang diminum. Air untuk mandi dan mencuci memang lebih banyak, tetapi bukan itu yang ditanyakan.",
    ],
    en: [
      "Pak Anwar's family drinks refill water but washes with well water. What is its source of drinking water?",
      "Whichever is used most",
      "The well",
      "Refill water",
      "Refill water and the well",
      "The question is about the water that is drunk. More is used for washing, but that is not what is asked.",
    ],
  }),
  q(20, "apply", 1, {
    id: [
      'Pada bagian milik keluarga, Bu Asih berkata punya "sedikit emas". Kuesioner yang dipakai meminta jumlah. Apa yang dicatat?',
      "Dikosongkan, sebab ia tidak menyebut jumlahnya",
      "Beratnya dalam gram, sesudah dibantu mengingat",
      "Angka satu, sebagai tanda bahwa emasnya ada",
      "Taksiran harganya dalam rupiah menurut tetangga",
      "Bila yang diminta gram, angka 1 berarti satu gram. Bantu mengingat, misalnya dari kuitansi atau bentuk perhiasannya.",
    ],
    en: [
      'Asked about goods, Bu Asih says that she has "a little gold". The form in use asks for an amount. What is recorded?',
      "Left empty, since she does not name an amount",
      "Its weight in grams, once she is helped to recall",
      "The figure one, as a sign that there is some",
      "Its price in rupiah as a neighbour guesses it",
      "Where grams are asked, 1 means one gram. Help her recall, from a receipt or the kind of jewellery for instance.",
    ],
  }),
  q(21, "apply", 1, {
    id: [
      "Bu Sari lahir 20 Agustus 1966. Keadaannya dilihat 1 Agustus 2026 dan diketik 25 Agustus 2026. Berapa umurnya?",
      "58 tahun",
      "59 tahun",
      "61 tahun",
      "60 tahun",
      "Umur dihitung pada tanggal keadaan, 1 Agustus, ketika ia belum berulang tahun ke-60. Menghitung dari hari mengetik memberi 60.",
    ],
    en: [
      "Bu Sari was born on 20 August 1966. Her condition was seen on 1 August 2026 and typed on 25 August 2026. How old is she?",
      "58 years",
      "59 years",
      "61 years",
      "60 years",
      "Age is reckoned on the condition date, 1 August, before her 60th birthday. Reckoning from the day of typing gives 60.",
    ],
  }),
  q(22, "judge", 0, {
    id: [
      'Dua KK tinggal serumah. Satu kepala keluarga minta keduanya didata sebagai satu, "karena uang kami bersama". Apa yang terbaik?',
      "Mendata dua keluarga dan mencatat bahwa mereka serumah",
      "Mendata satu keluarga, bila musyawarah menyetujuinya",
      "Mendata KK yang namanya tertulis di surat rumah",
      "Mendata satu keluarga, sebab penghasilannya disatukan",
      "Satuan datanya KK. Uang bersama menjadikan mereka satu rumah tangga, bukan satu keluarga, dan kesepakatan musyawarah tidak mengubah satuan itu.",
    ],
    en: [
      'Two cards share a house. One head asks to be recorded as one family, "because we share our money". What is best?',
      "Record two families and note that they share the house",
      "Record one family, if the meeting agrees to it",
      "Record the card that is named on the house's papers",
      "Record one family, because their income is pooled",
      "The unit is the card. Pooled money makes one household, not one family, and a meeting's consent does not change the unit.",
    ],
  }),
];
