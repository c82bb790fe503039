import * as z from "zod";
import { operation } from "../operation";
import { instantSchema, regionCodeSchema, told } from "../schema";

const spread = (id: string, en: string) =>
  told(
    z.strictObject({
      median: z.number(),
      nineOfTen: told(
        z.number(),
        "Sembilan dari sepuluh menunggu paling lama selama ini; untuk waktu sebelum pelatihan, paling sedikit selama ini.",
        "Nine of ten waited no longer; of the time before the training, nine of ten had no less.",
      ),
    }),
    id,
    en,
  ).nullable();

const times = z
  .strictObject({
    people: told(
      z.number().int(),
      "Orang yang kursinya dipastikan pada pelatihan yang sudah mulai.",
      "People with a confirmed seat in a training that has begun.",
    ),
    opened: told(
      z.number().int(),
      "Dari mereka, yang mendapat akses sementara karena kursi itu.",
      "Of them, to whom the seat opened provisional access.",
    ),
    inTime: told(
      z.number().int(),
      "Dari people, yang memegang akses 24 jam sebelum pelatihan mulai.",
      "Of people, who held access 24 hours before the training began.",
    ),
    hoursFromConfirmed: spread(
      "Jam dari kursi dipastikan sampai akses sementara.",
      "Hours from a confirmed seat to provisional access.",
    ),
    hoursFromReady: spread(
      "Jam dari kursi dan pakta, yang terakhir dari keduanya, sampai akses sementara.",
      "Hours from seat and pact, the later of both, to provisional access.",
    ),
    hoursBefore: spread(
      "Jam akses sementara sudah terbuka ketika pelatihan mulai; negatif bila terlambat.",
      "Hours that provisional access had been open when the training began; negative where it came late.",
    ),
  })
  .nullable();

export const getAccessTimes = operation({
  id: "getAccessTimes",
  path: "/aggregates/access",
  scope: "aggregates:read",
  title: { id: "Waktu akses sebelum pelatihan", en: "Time to access before trainings" },
  about: {
    id: "Berapa lama sebelum pelatihan orang yang ditugaskan sudah dapat membuka data, dan berapa detik dari lulus sampai akses penuh, untuk satu wilayah dan wilayah tepat di bawahnya. Dihitung ulang tiap jam. Angka untuk kurang dari lima orang, dan yang akan membukanya, adalah null.",
    en: "How long before a training the people named to a duty could open the data, and how many seconds passed from a pass to full access, for one region and those right below it. Counted hourly. Figures of fewer than five people, and those that would give them away, are null.",
  },
  params: z.strictObject({
    region: told(regionCodeSchema, "Kode wilayah; “0” untuk nasional.", "Code of the region; “0” is the nation."),
    days: told(
      z.enum(["30", "90", "365"]).default("365"),
      "Pelatihan yang mulai, dan kelulusan, dalam sekian hari terakhir.",
      "Trainings that began, and passes, in so many days back.",
    ),
  }),
  answer: z.strictObject({
    region: regionCodeSchema,
    days: z.number().int(),
    countedAt: told(
      instantSchema.nullable(),
      "Kapan dihitung; null bila belum pernah.",
      "When it was counted; null for never.",
    ),
    total: told(times, "Wilayah ini seluruhnya; null bila terlalu sedikit.", "The whole region; null for too few."),
    full: told(
      z
        .strictObject({
          passes: z.number().int(),
          secondsToAccess: spread("Sampai akses penuh berlaku.", "Until full access holds."),
          secondsToRecord: spread("Sampai tercatat di portal.", "Until the portal had written it."),
        })
        .nullable(),
      "Dari lulus sampai akses penuh, untuk yang sudah menandatangani pakta; null bila terlalu sedikit.",
      "From a pass to full access, of those who had signed the pact; null for too few.",
    ),
    parts: z.array(
      z.strictObject({
        region: told(
          regionCodeSchema,
          "Wilayah tepat di bawahnya; kode wilayah yang ditanya untuk petugas yang melayani seluruhnya.",
          "A region right below; the region's own code for officers who serve it as a whole.",
        ),
        times,
      }),
    ),
  }),
  errors: ["NOT_FOUND"],
  example: "/aggregates/access?region=5207&days=90",
  hasTag: true,
});
