import { getTranslations } from "next-intl/server";
import { isKnownReason, reasonWords } from "@/components/decision/decision-words";
import { bulkWords } from "@/components/queue/bulk-words";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import { lotFamilyHref } from "@/lib/domain/lot/family-filter";
import type { LotDetail } from "@/lib/domain/lot/lot-page";
import { LotActions } from "./lot-actions";

/** What is to be done with a lot whose inspection is over, and what of it still needs a person. */
export async function LotOutcome({ lot, grantId }: { readonly lot: LotDetail; readonly grantId: string }) {
  const { state } = lot.inspection;
  if (state !== "passed" && state !== "failed") return null;
  const [t, lots, workflow, common, reason, bulk] = await Promise.all([
    getTranslations("lot.outcome"),
    getTranslations("lot"),
    getTranslations("workflow"),
    getTranslations("common"),
    reasonWords("return"),
    bulkWords("accept"),
  ]);
  const { needing, undecided } = lot.counts;
  const ready = undecided - needing;
  const { seen, faults } = lot.inspection;
  return (
    <div className="space-y-4">
      <Alert tone={state === "passed" ? "success" : "danger"} title={t(`${state}.title`)}>
        {undecided === 0 ? t("nothingLeft") : t(`${state}.text`, { seen, faults })}
      </Alert>
      <LotActions
        lot={lot}
        outcome={state}
        items={lot.left}
        grantId={grantId}
        targets={lot.targets.map((target) => ({ value: target, label: workflow(`target.${target}`) }))}
        words={{
          accept: t("accept", { count: ready }),
          acceptTitle: t("acceptTitle", { count: ready }),
          acceptText: t("acceptText"),
          giveBack: t("giveBack", { count: undecided }),
          startNote: await faultNote(lot),
          place: lots.raw("place"),
          cancel: common("cancel"),
          reason: { ...reason, title: t("giveBackTitle", { count: undecided }), help: t("giveBackHelp") },
          bulk,
        }}
      />
      {needing > 0 ? (
        <section className="space-y-2">
          <h2 className="text-lg">{t("needTitle", { count: needing })}</h2>
          <p className="text-muted">{t("needText")}</p>
          <Link
            href={lotFamilyHref(lot.publicId, { view: "needing", after: 0 })}
            className="link inline-flex min-h-11 items-center"
          >
            {t("needLink")}
          </Link>
        </section>
      ) : null}
    </div>
  );
}

/** What was found, as the beginning of the note that goes to everybody whose family is in the lot. No family is named. */
async function faultNote(lot: LotDetail): Promise<string> {
  const [t, workflow] = await Promise.all([getTranslations("lot.outcome"), getTranslations("workflow")]);
  const list = lot.faults.flatMap(({ reason, question, count }) =>
    isKnownReason(reason)
      ? [`${[workflow(`reason.${reason}`), question ?? ""].filter(Boolean).join(" – ")} (${count})`]
      : [],
  );
  const { seen, faults } = lot.inspection;
  return `${t("note", { number: lot.number, seen, faults })} ${list.join("; ")}.`.slice(0, 1000);
}
