import { getTranslations } from "next-intl/server";
import { isKnownReason, reasonWords } from "@/components/decision/decision-words";
import { bulkWords } from "@/components/queue/bulk-words";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import type { LotDetail } from "@/lib/domain/lot/lot-page";
import { LotActions } from "./lot-actions";

const MOST_LISTED = 50;

/** What is to be done with a lot whose inspection is over, and what of it still needs a person. */
export async function LotOutcome({ lot, grantId }: { readonly lot: LotDetail; readonly grantId: string }) {
  const { state } = lot.inspection;
  if (state !== "passed" && state !== "failed") return null;
  const [t, workflow, common, reason, bulk] = await Promise.all([
    getTranslations("lot.outcome"),
    getTranslations("workflow"),
    getTranslations("common"),
    reasonWords("return"),
    bulkWords("accept"),
  ]);
  const needing = lot.left.filter(({ needsPerson }) => needsPerson);
  const ready = lot.left.length - (state === "passed" ? needing.length : 0);
  const { seen, faults } = lot.inspection;
  return (
    <div className="space-y-4">
      <Alert tone={state === "passed" ? "success" : "danger"} title={t(`${state}.title`)}>
        {lot.left.length === 0 ? t("nothingLeft") : t(`${state}.text`, { seen, faults })}
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
          giveBack: t("giveBack", { count: lot.left.length }),
          startNote: await faultNote(lot),
          cancel: common("cancel"),
          reason: { ...reason, title: t("giveBackTitle", { count: lot.left.length }), help: t("giveBackHelp") },
          bulk,
        }}
      />
      {state === "passed" && needing.length > 0 ? (
        <section className="space-y-2">
          <h2 className="text-lg">{t("needTitle", { count: needing.length })}</h2>
          <p className="text-muted">{t("needText")}</p>
          <ul className="flex flex-wrap gap-x-5">
            {needing.slice(0, MOST_LISTED).map(({ publicId, headName }) => (
              <li key={publicId}>
                <Link href={`/mutu/${publicId}`} className="link inline-flex min-h-11 items-center">
                  {headName}
                </Link>
              </li>
            ))}
          </ul>
          {needing.length > MOST_LISTED ? <p>{t("needMore", { count: needing.length - MOST_LISTED })}</p> : null}
        </section>
      ) : null}
    </div>
  );
}

/** What was found, as the beginning of the note that goes to everybody whose family is in the lot. No family is named. */
async function faultNote(lot: LotDetail): Promise<string> {
  const [t, workflow] = await Promise.all([getTranslations("lot.outcome"), getTranslations("workflow")]);
  const counts = new Map<string, number>();
  for (const { verdict, reason, question } of lot.families) {
    if (verdict !== "faulty" || reason === null || !isKnownReason(reason)) continue;
    const what = [workflow(`reason.${reason}`), question ?? ""].filter(Boolean).join(" – ");
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const { seen, faults } = lot.inspection;
  const list = [...counts].map(([what, count]) => `${what} (${count})`).join("; ");
  return `${t("note", { number: lot.number, seen, faults })} ${list}.`.slice(0, 1000);
}
