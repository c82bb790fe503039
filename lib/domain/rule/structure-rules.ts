import { defineRules, mustBeBlank } from "./rule";

/** Of the person's life here and now: one of each block is enough to tell that the block was answered. */
const LIFE_QUESTIONS = [
  "schoolParticipation",
  "highestCertificate",
  "workedLastWeek",
  "employmentStatus",
  "ownsBusiness",
  "hasJobIncome",
  "hasBusinessIncome",
  "chronicIllness",
  "healthInsurance",
  "certificateGroup",
  "jobStatus",
] as const;

const LEFT = {
  id: "Orang yang meninggal, pindah, pisah KK, atau tidak ditemukan tidak ditanyai keadaan sosial ekonominya.",
  en: "Social and economic questions are not asked of somebody who died, moved, split off or was not found.",
} as const;
const LEFT_SOURCES = ["regsosek", "portal"] as const;

/** V07-V11, V13, V14, V28, V29: head, spouse, parents and children, who left. Only people of the family count. */
export const STRUCTURE_RULES = defineRules("structure", [
  {
    id: "V07",
    scope: "household",
    when: "memberCount >= 1 || people() == 0",
    assert: "count(relationToHead == 1) == 1",
    severity: "error",
    messageId: "one-head",
    text: {
      id: "Keluarga harus punya tepat satu kepala keluarga.",
      en: "A family must have exactly one head.",
    },
    target: { level: "member", key: "relationToHead" },
    sources: ["fasih", "regsosek"],
  },
  {
    id: "V08",
    scope: "household",
    when: "memberCount >= 1",
    assert: "count(relationToHead == 2) <= 1",
    severity: "warning",
    messageId: "one-spouse",
    text: {
      id: "Tercatat lebih dari satu istri/suami. Jelaskan bila memang demikian.",
      en: "More than one spouse is listed. Explain if this is so.",
    },
    target: { level: "member", key: "relationToHead" },
    sources: ["regsosek", "common"],
  },
  {
    id: "V09",
    scope: "member",
    when: "presence in [1,5] && relationToHead == 2",
    assert: "sex != head.sex",
    severity: "error",
    messageId: "spouse-sex",
    text: {
      id: "Kepala keluarga dan istri/suami harus berbeda jenis kelamin.",
      en: "Head and spouse must be of different sex.",
    },
    target: { level: "member", key: "sex" },
    sources: ["fasih"],
  },
  {
    id: "V10a",
    scope: "member",
    when: "presence in [1,5] && relationToHead == 2",
    assert: "maritalStatus == 2 && head.maritalStatus == 2",
    severity: "warning",
    messageId: "spouse-married",
    text: {
      id: "Ada istri/suami, tetapi status kepala keluarga atau pasangannya bukan kawin.",
      en: "There is a spouse, but the head or the spouse is not recorded as married.",
    },
    target: { level: "member", key: "maritalStatus" },
    sources: ["common"],
  },
  {
    id: "V10b",
    scope: "member",
    when: "presence in [1,5] && relationToHead == 1 && maritalStatus == 2",
    assert: "any(relationToHead == 2)",
    severity: "warning",
    messageId: "head-without-spouse",
    text: {
      id: "Kepala keluarga berstatus kawin tetapi tidak ada istri/suami. Jelaskan, misalnya bekerja di tempat lain.",
      en: "The head is married but no spouse is listed. Explain, for example working elsewhere.",
    },
    target: { level: "member", key: "maritalStatus" },
    sources: ["common"],
  },
  {
    id: "V11",
    scope: "member",
    when: "presence in [1,5] && relationToHead == 1",
    assert: "age >= 17",
    severity: "warning",
    messageId: "child-head",
    text: {
      id: "Kepala keluarga berumur di bawah 17 tahun. Dinas Sosial perlu tahu: jelaskan keadaannya.",
      en: "The head is under 17. The social agency needs to know: explain the situation.",
    },
    target: { level: "member", key: "birthDate" },
    sources: ["common"],
  },
  {
    id: "V13a",
    scope: "member",
    when: "answered(birthDate, motherBirthDate())",
    assert: "yearsBetween(motherBirthDate(), birthDate) >= 10",
    severity: "error",
    messageId: "mother-too-young",
    text: {
      id: "Ibu kandung paling sedikit 10 tahun lebih tua dari anaknya. Bila ibu tiri atau angkat, isi NIK ibu kandung pada catatan kependudukan.",
      en: "A mother is at least 10 years older than her child. For a step or adoptive mother, enter the birth mother's NIK in the civil registration fields.",
    },
    target: { level: "member", key: "birthDate" },
    sources: ["common"],
  },
  {
    id: "V13b",
    scope: "member",
    when: "yearsBetween(motherBirthDate(), birthDate) >= 10",
    assert: "yearsBetween(motherBirthDate(), birthDate) >= 15 && yearsBetween(motherBirthDate(), birthDate) <= 50",
    severity: "warning",
    messageId: "mother-age-unusual",
    text: {
      id: "Umur ibu saat melahirkan di bawah 15 atau di atas 50 tahun. Periksa kedua tanggal lahir, lalu jelaskan.",
      en: "The mother was under 15 or over 50 at this birth. Check both birth dates, then explain.",
    },
    target: { level: "member", key: "birthDate" },
    sources: ["common"],
  },
  {
    id: "V14a",
    scope: "member",
    when: "presence in [1,5] && relationToHead == 6",
    assert: "yearsBetween(birthDate, head.birthDate) >= 10",
    severity: "warning",
    messageId: "parent-too-young",
    text: {
      id: "Orang tua atau mertua biasanya paling sedikit 10 tahun lebih tua dari kepala keluarga.",
      en: "A parent or parent-in-law is usually at least 10 years older than the head.",
    },
    target: { level: "member", key: "relationToHead" },
    sources: ["common"],
  },
  {
    id: "V14b",
    scope: "member",
    when: "presence in [1,5] && relationToHead == 5",
    assert: "yearsBetween(head.birthDate, birthDate) >= 20",
    severity: "warning",
    messageId: "grandchild-too-old",
    text: {
      id: "Cucu biasanya paling sedikit 20 tahun lebih muda dari kepala keluarga.",
      en: "A grandchild is usually at least 20 years younger than the head.",
    },
    target: { level: "member", key: "relationToHead" },
    sources: ["common"],
  },
  {
    id: "V28",
    scope: "household",
    when: "answered(memberCountKk)",
    assert: "memberCount == memberCountKk",
    severity: "warning",
    messageId: "people-not-as-on-card",
    text: {
      id: "Jumlah anggota yang didata tidak sama dengan jumlah pada Kartu Keluarga. Jelaskan bedanya.",
      en: "The people listed are not as many as on the family card. Explain the difference.",
    },
    target: { level: "household", key: "memberCountKk" },
    sources: ["fasih"],
  },
  ...mustBeBlank(
    { id: "V29", scope: "member", when: "presence in [2,3,4,6,7]", text: LEFT, sources: LEFT_SOURCES },
    LIFE_QUESTIONS,
  ),
  // The form of 2026 goes on asking these of somebody who lives elsewhere for a while.
  ...mustBeBlank({ id: "V29", scope: "member", when: "presence in [2,6,7]", text: LEFT, sources: LEFT_SOURCES }, [
    "maritalStatus",
    "relationToHead",
  ]),
]);
