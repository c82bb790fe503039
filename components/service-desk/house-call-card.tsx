import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import type { Tone } from "@/components/ui/tone";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { HOUSE_CALL_OUTCOMES, type HouseCallState } from "@/lib/domain/desk/desk";
import type { HouseCallLine } from "@/lib/domain/desk/desk-page";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { CommandForm } from "./command-form";
import { reasonWords } from "./desk-words";

const TONE = { open: "attention", given: "info", done: "success", cancelled: "neutral" } as const satisfies Record<
  HouseCallState,
  Tone
>;

export interface HouseCallCardProps {
  readonly line: HouseCallLine;
  readonly companions: readonly { readonly userId: string; readonly name: string }[];
  readonly actor: Actor;
  readonly today: string;
}

/** One visit: whom, why, by when, who goes, and what came of it. */
export async function HouseCallCard({ line, companions, actor, today }: HouseCallCardProps) {
  const t = await getTranslations("serviceDesk.houseCall");
  const isOpen = line.state === "open" || line.state === "given";
  const isLate = isOpen && line.dueOn < today;
  return (
    <Card
      title={line.headName}
      headingLevel={3}
      tone={isLate ? "danger" : "neutral"}
      aside={<Badge tone={TONE[line.state]}>{t(`state.${line.state}`)}</Badge>}
    >
      <div className="space-y-3">
        <Facts line={line} isLate={isLate} />
        {isOpen ? <Steps line={line} companions={companions} actor={actor} /> : null}
      </div>
    </Card>
  );
}

async function Facts({ line, isLate }: { readonly line: HouseCallLine; readonly isLate: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("serviceDesk.houseCall"), getLocale().then(localeOf)]);
  const due = t("due", { day: formatDate(line.dueOn, locale, "long") });
  return (
    <p>
      <Link href={`/keluarga/${line.householdPublicId}`} className="link inline-flex min-h-11 items-center">
        {line.place || t("family")}
      </Link>
      <span className="block">
        {t(`reason.${line.reason}`)}
        {line.note === null ? "" : `: ${line.note}`}
      </span>
      {line.source === "unreached" ? <span className="block text-muted">{t("source.unreached")}</span> : null}
      <span className="block">{isLate ? `${due} - ${t("late")}` : due}</span>
      {line.companionName === null ? null : (
        <span className="block">{t("companion", { name: line.companionName })}</span>
      )}
      {line.outcome === null ? null : (
        <span className="block font-semibold">{t("outcomeIs", { outcome: t(`outcome.${line.outcome}`) })}</span>
      )}
      {line.isVisited ? <span className="block font-semibold text-daun">{t("visited")}</span> : null}
    </p>
  );
}

async function Steps({ line, companions, actor }: Omit<HouseCallCardProps, "today">) {
  const [t, reasons] = await Promise.all([getTranslations("serviceDesk.houseCall"), reasonWords()]);
  const shared = {
    grantId: actor.grant.id,
    fixed: { villageCode: actor.grant.regionCode, id: line.id, version: line.version },
    to: null,
    variant: "secondary",
    reasons,
  } as const;
  return (
    <>
      {!authorize(actor, "assignment:manage") ? null : companions.length === 0 ? (
        <p className="text-muted">{t("noCompanion")}</p>
      ) : (
        <CommandForm
          {...shared}
          command="house-call.give"
          fields={{ userId: "text" }}
          icon="user-plus"
          isRow
          words={{ submit: t("give"), busy: t("busy"), done: t("given") }}
        >
          <Select
            name="userId"
            aria-label={t("giveTo")}
            required
            placeholder={t("giveTo")}
            options={companions.map(({ userId, name }) => ({ value: userId, label: name }))}
          />
        </CommandForm>
      )}
      {authorize(actor, "desk:serve") ? (
        <>
          <CommandForm
            {...shared}
            command="house-call.end"
            fields={{ outcome: "text" }}
            icon="check"
            isRow
            words={{ submit: t("finish"), busy: t("busy"), done: t("ended") }}
          >
            <Select
              name="outcome"
              aria-label={t("outcomeLabel")}
              required
              placeholder={t("outcomeLabel")}
              options={HOUSE_CALL_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            />
          </CommandForm>
          <CommandForm
            {...shared}
            command="house-call.end"
            fixed={{ ...shared.fixed, outcome: null }}
            fields={{}}
            words={{ submit: t("cancel"), busy: t("busy"), done: t("ended") }}
          />
        </>
      ) : null}
    </>
  );
}
