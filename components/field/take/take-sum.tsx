"use client";

import { useTranslations } from "next-intl";
import { useOnline } from "@/components/field/use-online";
import { useWork, useWorkplace } from "@/components/field/work/work-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { countChosen, countLeftOut, reckonRoom } from "@/lib/client/field/room";
import { type Choices, type Selection, TAKE_ALONG_MOST } from "@/lib/domain/field/exchange";
import { useRoom } from "./use-room";
import { useSize } from "./use-size";

export interface TakeSumProps {
  readonly choices: Choices;
  readonly selection: Selection;
}

/** What the choice comes to: how many, how large against the room there is, and what happens to the families left out. */
export function TakeSum({ choices, selection }: TakeSumProps) {
  const t = useTranslations("take.sum");
  const { taking } = useWorkplace();
  const index = useWork((state) => state.index);
  const isOnline = useOnline() !== false;
  const size = useSize();
  const chosen = countChosen(selection, choices);
  const { families, isCapped, needBytes, freeBytes, verdict } = reckonRoom(chosen, choices.bytesEach, useRoom());
  const leftOut = chosen === 0 ? 0 : countLeftOut(selection, index);
  const free = freeBytes === null ? "" : size(freeBytes);
  return (
    <section
      aria-labelledby="jumlah-bawaan"
      className="sticky bottom-0 z-10 -mx-4 space-y-2 border-t border-line bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:mx-0 sm:rounded-md sm:border"
    >
      <h2 id="jumlah-bawaan" className="sr-only">
        {t("title")}
      </h2>
      <div role="status" className="space-y-2">
        <p className="font-semibold">
          {chosen === 0 ? t("nothing") : t("families", { count: families, size: size(needBytes) })}
        </p>
        {chosen === 0 ? null : verdict === "fits" || verdict === "unknown" ? (
          <p className="text-sm text-muted">{t(verdict, { free })}</p>
        ) : (
          <Alert tone={verdict === "lacks" ? "danger" : "attention"}>{t(verdict, { free })}</Alert>
        )}
        {isCapped ? <Alert tone="attention">{t("capped", { count: chosen, most: TAKE_ALONG_MOST })}</Alert> : null}
        {leftOut === 0 || index === null ? null : (
          <p className="text-sm">
            {leftOut === null ? t("leftOutUnknown") : t("leftOut", { count: leftOut })} {t("unsentStays")}
          </p>
        )}
      </div>
      <Button
        variant="primary"
        icon="download"
        wide
        disabled={!isOnline || chosen === 0 || verdict === "lacks"}
        onClick={() => void taking.start(selection)}
      >
        {t("start")}
      </Button>
    </section>
  );
}
