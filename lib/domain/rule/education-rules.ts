import { defineRules, mustBeBlank, mustBeFilled, whereAsked } from "./rule";

const SCHOOL_QUESTIONS = [
  "schoolParticipation",
  "highestLevelAttended",
  "highestGradeAttended",
  "highestCertificate",
  "certificateGroup",
];

/** V17-V20: school. Codes are read as 0 never, 1 attending, 2 left, and certificates as 0 none to 6 S2/S3. */
export const EDUCATION_RULES = defineRules("education", [
  ...mustBeBlank(
    {
      id: "V17a",
      scope: "member",
      when: "age < 5",
      severity: "warning",
      text: {
        id: "Pertanyaan sekolah hanya untuk umur 5 tahun ke atas.",
        en: "School questions are for ages 5 and over.",
      },
      sources: ["regsosek", "common"],
    },
    SCHOOL_QUESTIONS,
  ),
  {
    id: "V17b",
    scope: "member",
    when: "schooling() == 1 && answered(birthDate)",
    assert: "age >= 3 && age <= 30",
    severity: "warning",
    messageId: "pupil-age",
    text: {
      id: "Masih sekolah pada umur di atas 30 tahun. Pastikan dan jelaskan, misalnya kuliah lagi.",
      en: "Still at school at over 30. Make sure and explain, for example a later degree.",
    },
    target: { level: "member", key: "schoolParticipation" },
    sources: ["regsosek", "common"],
  },
  ...whereAsked(
    {
      id: "V18",
      scope: "member",
      when: "certificate() >= 1 && answered(birthDate)",
      assert:
        "(certificate() < 1 || age >= 11) && (certificate() < 2 || age >= 14) && (certificate() < 3 || age >= 17) && (certificate() < 5 || age >= 20) && (certificate() < 6 || age >= 22)",
      severity: "warning",
      messageId: "certificate-age",
      text: {
        id: "Terlalu muda untuk ijazah ini. Paling muda: SD 11, SMP 14, SMA 17, D4/S1 20, S2 22 tahun.",
        en: "Too young for this certificate. Youngest ages: primary 11, junior 14, senior 17, bachelor 20, master 22.",
      },
      sources: ["common"],
    },
    ["highestCertificate", "certificateGroup"],
  ),
  {
    id: "V19a",
    scope: "member",
    when: "schooling() == 0 && given(certificateGroup)",
    assert: "certificate() == 0",
    severity: "error",
    messageId: "certificate-without-school",
    text: {
      id: "Orang yang tidak pernah sekolah tidak punya ijazah.",
      en: "Somebody who never went to school has no certificate.",
    },
    target: { level: "member", key: "certificateGroup" },
    sources: ["regsosek"],
  },
  ...mustBeFilled(
    {
      id: "V19b",
      scope: "member",
      when: "age >= 5 && schooling() in [1,2]",
      text: {
        id: "Pernah atau masih sekolah: isi jenjang dan kelas tertinggi.",
        en: "Went or goes to school: fill in the highest level and grade.",
      },
    },
    ["highestLevelAttended", "highestGradeAttended"],
  ),
  ...mustBeBlank(
    {
      id: "V19c",
      scope: "member",
      when: "schooling() == 0",
      text: {
        id: "Tidak pernah sekolah: jenjang dan kelas dikosongkan.",
        en: "Never went to school: level and grade stay empty.",
      },
    },
    ["highestLevelAttended", "highestGradeAttended"],
  ),
  {
    id: "V20",
    scope: "member",
    when: "age >= 7 && age <= 18 && (schooling() in [0,1] || certificate() < 3)",
    assert: "schooling() == 1",
    severity: "missing",
    messageId: "out-of-school",
    text: {
      id: "Anak usia sekolah yang tidak bersekolah dan belum tamat SMA. Tanyakan sebabnya dan tulis pada bagian Catatan.",
      en: "A child of school age who is not at school and has not finished senior secondary. Ask why and write it under Notes.",
    },
    target: { level: "member", key: "schoolParticipation" },
    sources: ["portal"],
  },
]);
