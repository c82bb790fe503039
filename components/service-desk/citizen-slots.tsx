import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { slotWord } from "@/lib/domain/desk/booking-page";
import type { OpenDay } from "@/lib/domain/desk/desk-page";
import { clockText } from "@/lib/domain/desk/opening";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { Boxes } from "./plain-fields";

/** Days that fit on a phone without scrolling for long. */
const DAYS_SHOWN = 8;

export interface CitizenSlotsProps {
  readonly days: readonly OpenDay[];
  /** The day that the address names, if it is open. */
  readonly asked: string;
  readonly hrefOf: (on: string) => string;
  /** Where the form goes; the slot is its field `slot`. */
  readonly action: string;
  readonly submit: string;
  readonly title: (date: string) => string;
  /** The other fields, behind the slot. */
  readonly children: ReactNode;
}

/** Days of a village's desk and the slots of one of them, as a plain form that works without script. */
export async function CitizenSlots({ days, asked, hrefOf, action, submit, title, children }: CitizenSlotsProps) {
  const [t, locale] = await Promise.all([getTranslations("serviceDesk"), getLocale().then(localeOf)]);
  const day = days.find(({ on }) => on === asked) ?? days.find((each) => leftOf(each) > 0) ?? days[0];
  if (day === undefined)
    return (
      <EmptyState title={t("public.noDayTitle")} icon="calendar-days">
        {t("public.noDay")}
      </EmptyState>
    );
  return (
    <>
      <nav aria-label={t("public.dayTitle")}>
        <h2 className="mb-2 text-lg font-semibold">{t("public.dayTitle")}</h2>
        <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          {days.slice(0, DAYS_SHOWN).map((each) => (
            <li key={each.on}>
              <Link
                href={hrefOf(each.on)}
                aria-current={each.on === day.on ? "true" : undefined}
                className={`${buttonClass(each.on === day.on ? "primary" : "secondary")} w-full`}
              >
                {t("public.dayLeft", { day: formatDate(each.on, locale, "full"), left: leftOf(each) })}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {leftOf(day) === 0 ? (
        <Alert tone="attention">{t("public.full")}</Alert>
      ) : (
        <Card title={title(formatDate(day.on, locale, "full"))}>
          <form method="post" action={action} className="space-y-6">
            <p>{t("public.where", { place: day.place })}</p>
            <Boxes
              name="slot"
              type="radio"
              legend={t("public.slot")}
              options={day.slots.map(({ startsAt, left }) => ({
                value: slotWord(day.on, startsAt),
                label: t("book.slotLeft", { time: clockText(startsAt), left }),
                disabled: left === 0,
              }))}
            />
            {children}
            <button type="submit" className={buttonClass("primary", "normal", "w-full")}>
              {submit}
            </button>
          </form>
        </Card>
      )}
    </>
  );
}

function leftOf({ slots }: OpenDay): number {
  return slots.reduce((sum, { left }) => sum + left, 0);
}
