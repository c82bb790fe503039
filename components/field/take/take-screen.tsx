"use client";

import { useTranslations } from "next-intl";
import { FieldHeading } from "@/components/field/field-heading";
import { useOnline } from "@/components/field/use-online";
import { Alert } from "@/components/ui/alert";
import { Skeleton } from "@/components/ui/skeleton";
import { ChooseFamilies } from "./choose-families";
import { TakenNow } from "./taken-now";
import { TakingCard, TakingEnd } from "./taking-card";
import { Trouble } from "./trouble";
import { type ChoicesState, useChoices } from "./use-choices";
import { useTaking } from "./use-taking";

/** What is on the device, and choosing what comes along next. */
export default function TakeScreen() {
  const t = useTranslations("take");
  const taking = useTaking();
  const isOnline = useOnline();
  const { state, ask } = useChoices();
  return (
    <div className="space-y-5 pb-6">
      <div>
        <FieldHeading title={t("title")} />
        <p>{t("lead")}</p>
      </div>
      {isOnline === false ? (
        <Alert tone="attention" live="polite">
          {t("offline")}
        </Alert>
      ) : null}
      <TakingEnd taking={taking} />
      {taking.kind === "running" ? <TakingCard taking={taking} /> : <TakenNow isOnline={isOnline !== false} />}
      {taking.kind === "running" ? null : <Choosing state={state} onAsk={ask} />}
    </div>
  );
}

function Choosing({ state, onAsk }: { readonly state: ChoicesState; readonly onAsk: () => void }) {
  const t = useTranslations("take");
  switch (state.kind) {
    case "offline":
      return null;
    case "asking":
      return (
        <Skeleton label={t("asking")}>
          <div className="skeleton-box">
            <div className="skeleton-lines h-48" />
          </div>
        </Skeleton>
      );
    case "there":
      return <ChooseFamilies choices={state.choices} />;
    default:
      return <Trouble trouble={state} onAgain={onAsk} />;
  }
}
