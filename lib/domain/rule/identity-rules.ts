import { defineRules, type RuleDefinition } from "./rule";

function digits(target: RuleDefinition["target"], name: { id: string; en: string }): RuleDefinition {
  return {
    id: "V01",
    scope: target.level === "household" ? "household" : "member",
    when: `answered(${target.key})`,
    assert: `identityNumberValid(${target.key})`,
    severity: "error",
    messageId: "identity-number-form",
    text: {
      id: `${name.id} harus tepat 16 angka, tidak semuanya nol, dan empat angka terakhir bukan 0000.`,
      en: `${name.en} must be exactly 16 digits, not all zero, and not end in 0000.`,
    },
    target,
    sources: ["fasih", "regsosek"],
  };
}

/** V01-V06, V37: NIK and KK numbers. Only numbers that are given are judged; a person without a NIK gives a reason instead. */
export const IDENTITY_RULES = defineRules("identity", [
  digits({ level: "household", key: "kkNumber" }, { id: "Nomor KK", en: "The family card number" }),
  digits({ level: "member", key: "nik" }, { id: "NIK", en: "The NIK" }),
  digits({ level: "civil", key: "fatherNik" }, { id: "NIK ayah", en: "The father's NIK" }),
  digits({ level: "civil", key: "motherNik" }, { id: "NIK ibu", en: "The mother's NIK" }),
  {
    id: "V02",
    scope: "member",
    when: "answered(birthDate) && identityNumberValid(nik)",
    assert: "nikHoldsBirthDate(nik, birthDate)",
    severity: "warning",
    messageId: "nik-birth-date",
    text: {
      id: "Tanggal lahir tidak sama dengan yang tercantum dalam NIK. NIK lama bisa keliru: jelaskan.",
      en: "The birth date differs from the one in the NIK. Old NIKs hold errors: explain.",
    },
    target: { level: "member", key: "birthDate" },
    sources: ["common"],
  },
  {
    id: "V03",
    scope: "member",
    when: "identityNumberValid(nik)",
    assert: "nikIsFemale(nik) == (sex == 2)",
    severity: "warning",
    messageId: "nik-sex",
    text: {
      id: "Jenis kelamin tidak sama dengan yang tercantum dalam NIK.",
      en: "The sex differs from the one in the NIK.",
    },
    target: { level: "member", key: "sex" },
    sources: ["common"],
  },
  {
    id: "V04",
    scope: "member",
    when: "identityNumberValid(nik) && !isSeedNik(nik)",
    assert: "nikIsFrom(nik, context.villageCode)",
    severity: "missing",
    messageId: "nik-elsewhere",
    text: {
      id: "NIK pertama kali dicatat di kecamatan lain. Ini boleh; hanya untuk diketahui.",
      en: "The NIK was first registered in another district. This is allowed, for information only.",
    },
    target: { level: "member", key: "nik" },
    sources: ["permensos"],
  },
  {
    id: "V05",
    scope: "member",
    runsAt: "server",
    when: "identityNumberValid(nik)",
    assert: "!nikActiveElsewhere()",
    severity: "error",
    messageId: "nik-active-elsewhere",
    text: {
      id: "NIK ini sudah terdaftar aktif pada keluarga lain. Minta perpindahan bila orangnya pindah.",
      en: "This NIK is active in another family. Request a transfer if the person moved.",
    },
    target: { level: "member", key: "nik" },
    sources: ["permensos"],
  },
  {
    id: "V05b",
    scope: "member",
    when: "answered(nik)",
    assert: "timesInFamily(nik) <= 1",
    severity: "error",
    messageId: "nik-twice-in-family",
    text: {
      id: "NIK yang sama dipakai lebih dari satu orang dalam keluarga ini.",
      en: "More than one person of this family has the same NIK.",
    },
    target: { level: "member", key: "nik" },
    sources: ["permensos"],
  },
  {
    id: "V06",
    scope: "member",
    runsAt: "server",
    when: "answered(name) && answered(birthDate)",
    assert: "!possibleDouble()",
    severity: "warning",
    messageId: "possible-double",
    text: {
      id: "Ada orang lain dengan nama dan tanggal lahir yang mirip. Pastikan bukan orang yang sama.",
      en: "Somebody else has a similar name and birth date. Make sure it is not the same person.",
    },
    target: { level: "member", key: "name" },
    sources: ["permensos", "portal"],
  },
  {
    id: "V37",
    scope: "member",
    runsAt: "server",
    when: "identityNumberValid(nik) && answered(birthDate)",
    assert: "!registeredElsewhere()",
    severity: "error",
    messageId: "registered-elsewhere",
    text: {
      id: "Orang dengan NIK dan tanggal lahir ini aktif di desa lain. Jangan dicatat dua kali: minta perpindahan.",
      en: "Somebody with this NIK and birth date is active in another village. Do not record them twice: request a transfer.",
    },
    target: { level: "member", key: "nik" },
    sources: ["permensos", "portal"],
  },
]);
