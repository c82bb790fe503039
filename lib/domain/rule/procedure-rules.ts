import { defineRules } from "./rule";

/** Where the day and the kind of change are chosen: the start of the form. */
const START = { level: "household", key: "conditionDate" } as const;

/** A02-A05: photos, the condition date, large changes and what looks invented. */
export const PROCEDURE_RULES = defineRules("procedure", [
  ...(["photoFront", "photoLivingRoom"] as const).map((key, index) => ({
    id: index === 0 ? "A02a" : "A02b",
    scope: "household" as const,
    when: `asks(${key}) && interviewed()`,
    assert: `answered(${key})`,
    severity: "error" as const,
    messageId: "photo-missing",
    text:
      index === 0
        ? { id: "Foto tampak depan rumah belum ada.", en: "The photo of the front of the house is missing." }
        : { id: "Foto bagian dalam rumah belum ada.", en: "The photo of the inside of the house is missing." },
    target: { level: "household" as const, key },
    sources: ["fasih"] as const,
  })),
  {
    id: "A02c",
    scope: "household",
    when: "asks(photoBathroom) && interviewed()",
    assert: "answered(photoBathroom)",
    severity: "missing",
    messageId: "photo-bathroom-missing",
    text: {
      id: "Foto kamar mandi belum ada; boleh dikosongkan.",
      en: "There is no photo of the bathroom; this is allowed.",
    },
    target: { level: "household", key: "photoBathroom" },
    sources: ["fasih"],
  },
  {
    id: "A03a",
    scope: "household",
    assert: "notAfter(context.conditionDate, context.today)",
    severity: "error",
    messageId: "condition-in-future",
    text: {
      id: "Tanggal keadaan tidak boleh sesudah hari ini.",
      en: "The condition date cannot lie after today.",
    },
    target: START,
    sources: ["portal"],
  },
  {
    id: "A03b",
    scope: "household",
    assert: "notAfter(context.periodStart, context.conditionDate)",
    severity: "error",
    messageId: "condition-before-period",
    text: {
      id: "Tanggal keadaan tidak boleh sebelum periode pemutakhiran dimulai.",
      en: "The condition date cannot lie before the update period begins.",
    },
    target: START,
    sources: ["portal"],
  },
  {
    id: "A04a",
    scope: "household",
    when: "changedShare() >= 0",
    assert: "changedShare() < 60",
    severity: "warning",
    messageId: "most-answers-changed",
    text: {
      id: "60 persen jawaban atau lebih berubah dari catatan sebelumnya. Orang kedua perlu memeriksa: jelaskan sebabnya.",
      en: "60 percent of the answers or more differ from the record. A second person needs to check: explain why.",
    },
    target: START,
    sources: ["portal"],
  },
  {
    id: "A04b",
    scope: "household",
    when: "welfareShift() >= 0",
    assert: "welfareShift() < 3",
    severity: "warning",
    messageId: "welfare-one-way",
    text: {
      id: "Tiga atau lebih ciri kesejahteraan (rumah dan aset) berubah ke arah yang sama. Orang kedua perlu memeriksa: jelaskan sebabnya.",
      en: "Three or more signs of welfare (house and goods) moved the same way. A second person needs to check: explain why.",
    },
    target: START,
    sources: ["portal"],
  },
  {
    id: "A05a",
    scope: "household",
    runsAt: "server",
    when: "sentToday() >= 1",
    assert: "sentToday() <= 40",
    severity: "warning",
    messageId: "many-in-a-day",
    text: {
      id: "Lebih dari 40 keluarga dikirim satu petugas dalam sehari. Jelaskan cara pendataannya.",
      en: "One officer has sent more than 40 families in a day. Explain how they were interviewed.",
    },
    target: START,
    sources: ["portal"],
  },
  {
    id: "A05b",
    scope: "household",
    runsAt: "server",
    when: "identicalFamilies() >= 1",
    assert: "identicalFamilies() <= 10",
    severity: "warning",
    messageId: "identical-answers",
    text: {
      id: "Jawaban tentang rumah dan aset sama persis dengan lebih dari 10 keluarga lain. Periksa lagi, lalu jelaskan.",
      en: "The answers about house and goods are exactly those of more than 10 other families. Check again, then explain.",
    },
    target: START,
    sources: ["portal"],
  },
]);
