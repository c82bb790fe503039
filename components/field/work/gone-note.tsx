"use client";

import { useTranslations } from "next-intl";
import { StoryText } from "@/components/field/outbox/refusal-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { GoneFamily } from "@/lib/client/field/news";
import { useWork, useWorkplace } from "./work-context";

/** The family as its person has still to hear that it is theirs no more; undefined where there is nothing to hear. */
export function useGone(id: string): GoneFamily | undefined {
  return useWork(({ gone }) => gone.find((each) => each.id === id));
}

/** Why a family is this person's no more, until they have read it. What they typed of it stays in the outbox. */
export function GoneNote({ gone: { id, story } }: { readonly gone: GoneFamily }) {
  const t = useTranslations("work.goneFamily");
  const workplace = useWorkplace();
  return (
    <div className="mb-4">
      <Alert tone="attention" title={t("title")}>
        {story === null ? <p>{t("unknown")}</p> : <StoryText story={story} />}
        <p className="mt-1">{t("kept")}</p>
        <div className="mt-3">
          <Button onClick={() => void workplace.dismiss(id)}>{t("understood")}</Button>
        </div>
      </Alert>
    </div>
  );
}
