"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWork, useWorkplace } from "@/components/field/work/work-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { HandoverPlan } from "@/lib/client/field/handover";
import { handoverName } from "./handover-file";
import { HandoverFile, type MadeFile } from "./handover-made";

/** The part that is being made or was made last: one file at a time is in the phone's memory. */
type Current =
  | { readonly number: number; readonly kind: "making" | "failed" }
  | { readonly number: number; readonly kind: "made"; readonly file: MadeFile };

/** The last resort where no signal comes: everything unsent in one file or several, which only the portal opens. */
export function HandoverCard() {
  const t = useTranslations("outbox.handover");
  const { plan, current, given, start, make, change } = useHandover();
  const of = plan?.parts.length ?? 0;
  return (
    <Card title={t("title")}>
      <div className="space-y-3">
        <p>{t("lead")}</p>
        <p>{t("where")}</p>
        <p>{t("stays")}</p>
        {plan === null ? (
          <Button icon="hard-drive" onClick={() => void start()}>
            {t("make")}
          </Button>
        ) : null}
        {of > 1 ? <p role="status">{t("parted", { count: of })}</p> : null}
        {plan === null || plan.left === 0 ? null : (
          <Alert tone="danger" live="polite">
            {t("left", { count: plan.left })}
          </Alert>
        )}
        <ol className="space-y-4">
          {plan?.parts.map((_, at) => {
            const number = at + 1;
            const own = current?.number === number ? current : null;
            return (
              <li key={number} className="space-y-2">
                {of > 1 ? <p className="font-semibold">{t("part", { number, of })}</p> : null}
                {own?.kind === "made" ? (
                  <HandoverFile file={own.file} onChange={(state) => change(own.file, state)} />
                ) : (
                  <>
                    {own === null && given.has(number) ? <p className="text-sm text-muted">{t("partGiven")}</p> : null}
                    <Button
                      icon="hard-drive"
                      busy={own?.kind === "making"}
                      busyLabel={t("making")}
                      onClick={() => void make(plan, number)}
                    >
                      {t(of > 1 ? "makePart" : "make", { number })}
                    </Button>
                  </>
                )}
                {own?.kind === "failed" ? (
                  <Alert tone="danger" live="polite">
                    {t("failed")}
                  </Alert>
                ) : null}
              </li>
            );
          })}
        </ol>
      </div>
    </Card>
  );
}

function useHandover() {
  const workplace = useWorkplace();
  const zone = useWork(({ frame }) => frame?.timeZone ?? "Asia/Jakarta");
  const [plan, setPlan] = useState<HandoverPlan | null>(null);
  const [current, setCurrent] = useState<Current | null>(null);
  const [given, setGiven] = useState<ReadonlySet<number>>(new Set());
  const make = async (parts: HandoverPlan, number: number) => {
    setCurrent({ number, kind: "making" });
    const made = await workplace.handoverPart(parts, number).catch(() => null);
    if (made === null) return setCurrent({ number, kind: "failed" });
    const name = handoverName(Date.now(), zone, { number, of: parts.parts.length });
    const file = new File([made], name, { type: made.type });
    setCurrent({ number, kind: "made", file: { file, state: "ready" } });
  };
  const start = async () => {
    const parts = await workplace.planHandover();
    setPlan(parts);
    await make(parts, 1);
  };
  const change = (file: MadeFile, state: MadeFile["state"]) => {
    if (current?.kind !== "made") return;
    setCurrent({ ...current, file: { ...file, state } });
    setGiven(new Set([...given, current.number]));
  };
  return { plan, current, given, start, make, change };
}
