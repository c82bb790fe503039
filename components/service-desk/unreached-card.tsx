import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { Link } from "@/components/ui/link";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/working-day";
import type { HouseCallCandidate } from "@/lib/domain/desk/desk-page";
import { CommandForm } from "./command-form";
import { DateField } from "./date-field";
import { reasonWords } from "./desk-words";

const DAYS_TO_VISIT = 14;

export interface UnreachedCardProps {
  readonly candidates: readonly HouseCallCandidate[];
  readonly actor: Actor;
  readonly today: string;
}

/** Families that no letter reached and that have somebody who may not be able to come: put on the list at once. */
export async function UnreachedCard({ candidates, actor, today }: UnreachedCardProps) {
  if (candidates.length === 0) return null;
  const [t, reasons, missed, labels] = await Promise.all([
    getTranslations("serviceDesk.houseCall"),
    reasonWords(),
    getTranslations("invitation.reason"),
    dateLabels(),
  ]);
  return (
    <Card title={t("unreachedTitle", { count: candidates.length })} tone="attention">
      <details>
        <summary className="min-h-11 cursor-pointer font-semibold">{t("unreachedLead")}</summary>
        <ul className="my-2 divide-y divide-line">
          {candidates.map(({ householdId, householdPublicId, headName, place, reason, unreached }) => (
            <li key={householdId} className="py-2">
              <Link href={`/keluarga/${householdPublicId}`} className="link font-semibold">
                {headName}
              </Link>
              <span className="block text-sm">
                {place}. {t(`reason.${reason}`)}.{" "}
                {unreached === null ? t("noAnswer") : t("missed", { reason: missed(unreached) })}
              </span>
            </li>
          ))}
        </ul>
      </details>
      {authorize(actor, "desk:serve") ? (
        <div className="mt-3 max-w-2xl">
          <CommandForm
            grantId={actor.grant.id}
            command="house-call.ask-unreached"
            fixed={{
              villageCode: actor.grant.regionCode,
              householdIds: candidates.map(({ householdId }) => householdId),
            }}
            fields={{ dueOn: "text" }}
            to={null}
            icon="house"
            words={{ submit: t("askUnreached", { count: candidates.length }), busy: t("busy"), done: t("asked") }}
            reasons={reasons}
          >
            <DateField name="dueOn" legend={t("dueOn")} value={addDays(today, DAYS_TO_VISIT)} labels={labels} />
          </CommandForm>
        </div>
      ) : null}
    </Card>
  );
}
