"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { Kept } from "@/lib/client/exam/kept-answers";
import type { ShownQuestion } from "@/lib/domain/exam/exam-page";

export interface PlaceMapProps {
  readonly questions: readonly ShownQuestion[];
  readonly kept: Kept;
  readonly current: number;
  readonly goTo: (index: number) => void;
}

const CELL =
  "relative grid h-11 w-full place-items-center rounded-md border font-semibold tabular aria-[current=step]:ring-2 " +
  "aria-[current=step]:ring-laut aria-[current=step]:ring-offset-2";
const LOOK = {
  answered: "border-laut bg-laut-wash text-laut-deep",
  empty: "border-edge bg-surface text-ink hover:bg-laut-wash",
} as const;

/** All questions at a glance: answered, left, marked. Each a button that opens it. */
export function PlaceMap({ questions, kept, current, goTo }: PlaceMapProps) {
  const t = useTranslations("examPaper");
  return (
    <>
      <ol aria-label={t("map")} className="grid grid-cols-6 gap-2 sm:grid-cols-10 lg:grid-cols-6">
        {questions.map(({ place }, index) => {
          const isAnswered = kept.answers.has(place);
          const isMarked = kept.marked.has(place);
          const words = [t(isAnswered ? "isAnswered" : "isEmpty"), ...(isMarked ? [t("isMarked")] : [])];
          return (
            <li key={place}>
              <button
                type="button"
                aria-label={`${t("place", { number: index + 1 })}: ${words.join(", ")}`}
                aria-current={index === current ? "step" : undefined}
                onClick={() => goTo(index)}
                className={`${CELL} ${isAnswered ? LOOK.answered : LOOK.empty}`}
              >
                {index + 1}
                {isAnswered ? <Icon name="check" className="absolute end-0.5 bottom-0.5 size-3" /> : null}
                {isMarked ? <Icon name="flag" className="absolute end-0.5 top-0.5 size-3 text-cabai" /> : null}
              </button>
            </li>
          );
        })}
      </ol>
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        <span className="inline-flex items-center gap-1">
          <Icon name="check" className="size-4" />
          {t("isAnswered")}
        </span>
        <span className="inline-flex items-center gap-1">
          <Icon name="flag" className="size-4 text-cabai" />
          {t("legendMarked")}
        </span>
      </p>
    </>
  );
}
