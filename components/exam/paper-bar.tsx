"use client";

import { useLocale, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { unsent } from "@/lib/client/exam/kept-answers";
import type { PaperState } from "@/lib/client/exam/paper-session";
import { formatTime, type TimeZone } from "@/lib/i18n/formats";

export interface PaperBarProps {
  readonly state: PaperState;
  readonly secondsLeft: number;
  readonly total: number;
  readonly timeZone: TimeZone;
}

const MINUTE = 60;
/** Minutes at which the time left is read out: near the end, and seldom, so that nobody is disturbed at each second. */
const TOLD_AT: readonly number[] = [30, 10, 5, 1];
const HURRY_SECONDS = 5 * MINUTE;

/** What must always be in sight: the time left, how much is answered, and where the answers are. */
export function PaperBar({ state, secondsLeft, total, timeZone }: PaperBarProps) {
  const t = useTranslations("examPaper");
  const minutes = Math.ceil(secondsLeft / MINUTE);
  const told = TOLD_AT.includes(minutes) ? t("minutesLeft", { count: minutes }) : "";
  return (
    <div className="sticky top-(--header-height) z-10 -mx-4 mt-3 border-y border-line bg-surface px-4 py-2 lg:mx-0 lg:rounded-md lg:border">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className={`flex items-center gap-1.5 ${secondsLeft <= HURRY_SECONDS ? "font-bold text-cabai" : ""}`}>
          <Icon name="clock" />
          {t("leftWord")}
          <span role="timer" className="tabular text-lg font-bold">
            {clockText(secondsLeft)}
          </span>
        </p>
        <p className="tabular text-sm">{t("answered", { count: state.kept.answers.size, total })}</p>
      </div>
      <Where state={state} timeZone={timeZone} />
      <p role="status" className="sr-only">
        {told}
      </p>
    </div>
  );
}

function Where({ state, timeZone }: Pick<PaperBarProps, "state" | "timeZone">) {
  const t = useTranslations("examPaper");
  const locale = useLocale();
  const { kept, keptAt, sentAt, isKept, link } = state;
  const at = (ms: number) => formatTime(new Date(ms), timeZone, locale);
  const isWaiting = unsent(kept).length > 0;
  const parts = [
    ...(isKept ? [] : [t("notKept")]),
    ...(isKept && keptAt !== null ? [t("saved", { at: at(keptAt) })] : []),
    ...(link.kind === "sending" ? [t("sending")] : []),
    ...(isWaiting && link.kind !== "sending" ? [t("waiting")] : []),
    ...(!isWaiting && sentAt !== null ? [t("sent", { at: at(sentAt) })] : []),
  ];
  const isTrouble = !isKept || (isWaiting && (link.kind === "offline" || link.kind === "stopped"));
  return (
    <p
      data-testid="save-status"
      className={`flex items-center gap-1.5 text-sm ${isTrouble ? "font-semibold text-kunyit" : "text-muted"}`}
    >
      <Icon name={isTrouble ? "cloud-off" : isWaiting ? "hard-drive" : "cloud-check"} className="size-4" />
      {parts.length === 0 ? t("nothing") : parts.join(", ")}
    </p>
  );
}

function clockText(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / MINUTE))}:${two(seconds % MINUTE)}`;
}
