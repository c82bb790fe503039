import "server-only";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import type { FamilyTask } from "@/lib/domain/practice/task";
import aid from "./family/aid.json";
import birth from "./family/birth.json";
import care from "./family/care.json";
import house from "./family/house.json";
import mistakes from "./family/mistakes.json";
import nikA from "./family/nik-a.json";
import nikB from "./family/nik-b.json";
import nikC from "./family/nik-c.json";
import work from "./family/work.json";

/** `family`, a person by their place in the record, or who joins. */
export type Of = "family" | "newcomer" | number;

interface Fact {
  readonly of: Of;
  readonly key: string;
  readonly value: AnswerValue;
}

/** A practice family: a record that is right but old, what was written wrongly in it, and what has become of the family. */
export interface Story extends Pick<FamilyTask, "code" | "kind" | "title" | "story"> {
  readonly record: unknown;
  readonly stale: readonly Fact[];
  readonly told: readonly Fact[];
}

/** Everybody in them is made up; numbers begin with 99. */
export const STORIES: readonly Story[] = [
  {
    code: "rumah",
    kind: "family",
    title: { id: "Rumah yang diperbaiki", en: "A house put in order" },
    record: house,
    stale: [],
    story: {
      id: [
        "Anda datang ke rumah Nasahim Laut Misaludin dan istrinya, Lasusna Jaya Misalia, di Jalan Bougenvil.",
        "Lasusna bercerita: pada bulan Maret lantai diganti keramik seluruhnya, dan dinding anyaman bambu diganti tembok. Daya listrik dinaikkan dari 1.300 menjadi 2.200 watt; meterannya tetap satu.",
        "Untuk membayar tukang, sepeda motor satu-satunya dijual. Selain itu tidak ada yang berubah.",
      ],
      en: [
        "You come to the house of Nasahim Laut Misaludin and his wife Lasusna Jaya Misalia in Jalan Bougenvil.",
        "Lasusna tells you: in March all the floor was laid with ceramic tiles, and the woven bamboo walls were replaced by masonry. The electric power was raised from 1,300 to 2,200 watts; there is still one meter.",
        "To pay the builder they sold their only motorcycle. Nothing else has changed.",
      ],
    },
    told: [
      { of: "family", key: "floorMaterial", value: 2 },
      { of: "family", key: "wallMaterial", value: 1 },
      { of: "family", key: "meterPower1", value: 4 },
      { of: "family", key: "assetMotorcycle", value: 2 },
    ],
  },
  {
    code: "kelahiran",
    kind: "family",
    title: { id: "Anak yang baru lahir", en: "A newborn child" },
    record: birth,
    stale: [],
    story: {
      id: [
        "Basyadi Tri Contoh dan Hasinah Jaya Umpamasari mempunyai anak kedua: Sekar Contoh, perempuan, lahir 20 April 2026. Ia tinggal bersama orang tuanya.",
        "Akta kelahirannya sudah jadi; NIK-nya 9900986004260001. Di kartu keluarga ia tertulis sebagai anak, belum kawin.",
        "Hasil penimbangan belum ada catatannya. Sekar sehat, tidak ada keluhan menahun, dan sudah didaftarkan sebagai PBI/JKN seperti ibunya.",
        "Selain itu tidak ada yang berubah.",
      ],
      en: [
        "Basyadi Tri Contoh and Hasinah Jaya Umpamasari have a second child: Sekar Contoh, a girl, born on 20 April 2026. She lives with her parents.",
        "The birth certificate is ready; her NIK is 9900986004260001. On the family card she stands as a child, never married.",
        "There is no record of weighing yet. Sekar is healthy, without any lasting complaint, and is registered for PBI/JKN like her mother.",
        "Nothing else has changed.",
      ],
    },
    told: [
      { of: "newcomer", key: "name", value: "Sekar Contoh" },
      { of: "newcomer", key: "nik", value: "9900986004260001" },
      { of: "newcomer", key: "sex", value: 2 },
      { of: "newcomer", key: "birthDate", value: "2026-04-20" },
      { of: "newcomer", key: "relationToHead", value: 3 },
      { of: "newcomer", key: "maritalStatus", value: 1 },
      { of: "newcomer", key: "presence", value: 5 },
      { of: "newcomer", key: "identityCards", value: [1] },
      { of: "newcomer", key: "childNutrition", value: 3 },
      { of: "newcomer", key: "chronicIllness", value: 1 },
      { of: "newcomer", key: "healthInsurance", value: [1] },
    ],
  },
  {
    code: "pekerjaan",
    kind: "family",
    title: { id: "Ganti pekerjaan, naik kelas", en: "Other work, a class higher" },
    record: work,
    stale: [],
    story: {
      id: [
        "Manman Contohadi tidak beternak lagi: kedua sapinya dijual bulan lalu, dan usahanya ditutup. Sejak itu ia ikut mandor sebagai pekerja bebas di bangunan. Minggu lalu ia bekerja 40 jam.",
        "Kasahim, anak pertama, sekarang kelas 2 SMP dan menerima PIP tahun ini. Tumiyem, anak kedua, sekarang kelas 4 SD; ia tidak menerima PIP.",
        "Pekerjaan istrinya tetap. Selain itu tidak ada yang berubah.",
      ],
      en: [
        "Manman Contohadi keeps no animals any more: both his cows were sold last month and his business is closed. Since then he has been a casual worker on building sites. Last week he worked 40 hours.",
        "Kasahim, the first child, is now in class 2 of junior secondary school (SMP) and receives PIP this year. Tumiyem, the second, is in class 4 of primary school (SD) and receives none.",
        "His wife's work is the same. Nothing else has changed.",
      ],
    },
    told: [
      { of: "family", key: "cattle", value: 0 },
      { of: 0, key: "jobIndustry", value: 11 },
      { of: 0, key: "employmentStatus", value: 7 },
      { of: 0, key: "hoursWorkedLastWeek", value: 40 },
      { of: 0, key: "ownsBusiness", value: 2 },
      { of: 2, key: "highestGradeAttended", value: 2 },
      { of: 2, key: "pip", value: 1 },
      { of: 3, key: "highestGradeAttended", value: 4 },
    ],
  },
  {
    code: "lansia",
    kind: "family",
    title: { id: "Lansia yang tinggal sendiri", en: "An old woman living alone" },
    record: care,
    stale: [],
    story: {
      id: [
        "Sumilah Puspa Latihansih, 84 tahun, tinggal sendiri. Sejak jatuh pada bulan Februari ia banyak kesulitan berjalan dan harus dibantu. Seorang keponakan yang bukan anggota keluarga ini datang setiap hari untuk merawatnya.",
        "Puskesmas menemukan darah tingginya (hipertensi). Ia sekarang peserta PBI/JKN, tidak lagi membayar sendiri.",
        'Ia berkata jarang merasa sedih, tetapi tidak lagi "tidak pernah". Selain itu tidak ada yang berubah.',
      ],
      en: [
        "Sumilah Puspa Latihansih, 84, lives alone. Since a fall in February she has much difficulty walking and needs help. A niece who is no member of this family comes every day to care for her.",
        "The health centre found high blood pressure (hypertension). She is in PBI/JKN now and no longer pays herself.",
        'She says that she rarely feels sad, but no longer "never". Nothing else has changed.',
      ],
    },
    told: [
      { of: 0, key: "difficultyWalking", value: 2 },
      { of: 0, key: "caregiver", value: 2 },
      { of: 0, key: "chronicIllness", value: 2 },
      { of: 0, key: "healthInsurance", value: [1] },
      { of: 0, key: "sadnessDepression", value: 3 },
    ],
  },
  {
    code: "galat",
    kind: "family",
    title: { id: "Catatan yang penuh GALAT", en: "A record full of errors" },
    record: mistakes,
    stale: [
      { of: 1, key: "maritalStatus", value: 2 },
      { of: 1, key: "relationToHead", value: 2 },
      { of: 0, key: "hoursWorkedLastWeek", value: 129 },
    ],
    story: {
      id: [
        "Catatan keluarga Widilah Intan Latihanti ditolak aturan: ada GALAT. Anda datang untuk meluruskannya.",
        "Widilah, cerai hidup, tinggal dengan anaknya Widusna, 10 tahun, yang masih kelas 4 SD dan tentu belum kawin. Minggu lalu Widilah bekerja 29 jam di usaha kuenya.",
        "Yang lain sudah benar.",
      ],
      en: [
        "The record of Widilah Intan Latihanti's family is refused by the rules: it holds errors. You come to put it right.",
        "Widilah, divorced, lives with her child Widusna, 10, who is in class 4 of primary school and of course never married. Last week Widilah worked 29 hours in her cake business.",
        "Everything else is right.",
      ],
    },
    told: [
      { of: 1, key: "maritalStatus", value: 1 },
      { of: 1, key: "relationToHead", value: 3 },
      { of: 0, key: "hoursWorkedLastWeek", value: 29 },
    ],
  },
  {
    code: "bantuan",
    kind: "family",
    title: { id: "Bantuan dan kloset", en: "Aid and a toilet" },
    record: aid,
    stale: [],
    story: {
      id: [
        "Keluarga Purjono Intan Rekaanto keluar dari PKH: selama dua belas bulan terakhir tidak menerima lagi. Sejak April 2026 mereka menerima sembako (BPNT); itu penerimaan terakhirnya sampai hari ini.",
        "Klosetnya sudah diganti leher angsa. Kambingnya beranak, sekarang lima ekor.",
        "Wifi sudah diputus; keluarga memakai internet dari handphone. Selain itu tidak ada yang berubah.",
      ],
      en: [
        "The family of Purjono Intan Rekaanto has left PKH: in the last twelve months they received none. Since April 2026 they receive food aid (BPNT); that was the last time up to today.",
        "The toilet is now a water-seal one. The goats have had young: there are five now.",
        "The wifi was cut; the family uses the internet of a mobile phone. Nothing else has changed.",
      ],
    },
    told: [
      { of: "family", key: "programPkh", value: 2 },
      { of: "family", key: "programSembako", value: 1 },
      { of: "family", key: "programSembakoMonth", value: 4 },
      { of: "family", key: "programSembakoYear", value: 2026 },
      { of: "family", key: "toiletType", value: 1 },
      { of: "family", key: "goatsSheep", value: 5 },
      { of: "family", key: "internetAccess", value: 3 },
    ],
  },
  {
    code: "nik-urut",
    kind: "match",
    title: { id: "NIK tidak padan: Munodah", en: "An unmatched NIK: Munodah" },
    record: nikA,
    stale: [{ of: 1, key: "nik", value: "9900986802030010" }],
    story: {
      id: [
        "Jawaban dari pusat: NIK Munodah Jaya Latihanti tidak padan.",
        "Anda melihat KTP-nya: 9900 9868 0203 0001, lahir 28 Februari 2003. Nama dan tanggal lahirnya sama dengan catatan.",
        "Perbaiki NIK-nya. Yang lain sudah benar.",
      ],
      en: [
        "The centre answered: the NIK of Munodah Jaya Latihanti does not match.",
        "You look at her identity card: 9900 9868 0203 0001, born on 28 February 2003. Name and birth date are as in the record.",
        "Put her NIK right. Everything else is right.",
      ],
    },
    told: [{ of: 1, key: "nik", value: "9900986802030001" }],
  },
  {
    code: "nik-tanggal",
    kind: "match",
    title: { id: "NIK tidak padan: Basman", en: "An unmatched NIK: Basman" },
    record: nikB,
    stale: [{ of: 1, key: "nik", value: "9900980107990001" }],
    story: {
      id: [
        "Jawaban dari pusat: NIK Basman Surya Latihandi tidak padan.",
        "Di kartu keluarga tertulis NIK 9900 9801 0699 0001, lahir 1 Juni 1999.",
        "Perbaiki yang keliru saja. Yang lain sudah benar.",
      ],
      en: [
        "The centre answered: the NIK of Basman Surya Latihandi does not match.",
        "The family card says NIK 9900 9801 0699 0001, born on 1 June 1999.",
        "Put right what is wrong, nothing more.",
      ],
    },
    told: [{ of: 1, key: "nik", value: "9900980106990001" }],
  },
  {
    code: "nik-ibu",
    kind: "match",
    title: { id: "NIK tidak padan: Saramah", en: "An unmatched NIK: Saramah" },
    record: nikC,
    stale: [{ of: 1, key: "nik", value: "9900986912890001" }],
    story: {
      id: [
        "Jawaban dari pusat: NIK Saramah Latihansih milik orang lain. Rupanya yang tertulis NIK ibunya.",
        "Di KIA Saramah tertulis 9900 9866 0910 0001, lahir 26 September 2010.",
        "Perbaiki NIK Saramah. Yang lain sudah benar.",
      ],
      en: [
        "The centre answered: the NIK of Saramah Latihansih is somebody else's. It seems that her mother's was written down.",
        "Saramah's child card says 9900 9866 0910 0001, born on 26 September 2010.",
        "Put Saramah's NIK right. Everything else is right.",
      ],
    },
    told: [{ of: 1, key: "nik", value: "9900986609100001" }],
  },
];
