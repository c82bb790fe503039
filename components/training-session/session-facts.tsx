import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Stat } from "@/components/ui/stat";
import type { SeatCounts, SessionView } from "@/lib/domain/training-session/page";
import { sessionWhen } from "./session-when";

/** When, where and by whom. */
export async function SessionFacts({ session }: { readonly session: SessionView }) {
  const [t, mode, place, when] = await Promise.all([
    getTranslations("trainingSession.detail"),
    getTranslations("trainingSession.mode"),
    getTranslations("trainingSession.plan.place"),
    sessionWhen(),
  ]);
  return (
    <Card title={t("facts")}>
      <DescriptionList
        items={[
          { term: t("when"), detail: when(session) },
          { term: t("mode"), detail: mode(session.mode) },
          { term: place(session.mode), detail: <span className="wrap-anywhere">{session.place}</span> },
          { term: t("region"), detail: session.regionLabel },
          { term: t("trainer"), detail: session.trainerName },
          { term: t("passMark"), detail: t("passMarkOf", { mark: session.passMark }) },
          ...(session.note === ""
            ? []
            : [{ term: t("note"), detail: <span className="whitespace-pre-line">{session.note}</span> }]),
        ]}
      />
    </Card>
  );
}

/** What became of the seats, each figure with what it is of. */
export async function SeatFigures({ counts }: { readonly counts: SeatCounts }) {
  const t = await getTranslations("trainingSession.detail");
  const { capacity, confirmed, waiting, invited, declined, passed } = counts;
  return (
    <section aria-label={t("countsTitle")} className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      <Stat label={t("count.confirmed")} figure={String(confirmed)} denominator={t("ofCapacity", { capacity })} />
      <Stat label={t("count.invited")} figure={String(invited)} {...(invited > 0 ? { tone: "attention" } : {})} />
      <Stat label={t("count.waiting")} figure={String(waiting)} />
      <Stat label={t("count.declined")} figure={String(declined)} />
      <Stat
        label={t("count.passed")}
        figure={String(passed)}
        denominator={t("ofConfirmed", { count: confirmed })}
        {...(passed > 0 ? { tone: "success" } : {})}
      />
    </section>
  );
}
