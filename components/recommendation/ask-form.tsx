"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import { isTextFit, TextAndDay, type TextAndDayWords } from "./text-and-day";

export interface AskFormProps {
  readonly grantId: string;
  readonly areas: readonly SelectOption[];
  readonly today: string;
  readonly dueDay: string;
  readonly words: TextAndDayWords &
    Readonly<Record<"area" | "choose" | "areaMissing" | "ask" | "asking" | "asked", string>> & {
      readonly problem: ProblemLabels;
    };
}

/** Recommends something to a village or regency. Its id is made here, so a repeat asks once. */
export function AskForm({ grantId, areas, today, dueDay, words }: AskFormProps) {
  const router = useRouter();
  const id = useRef(newOperationId());
  const [isTried, setTried] = useState(false);
  const [areaCode, setArea] = useState("");
  const [value, setValue] = useState({ text: "", dueDay });
  const { busy, problem, send } = useCommand(grantId);
  const ask = async () => {
    setTried(true);
    if (areaCode === "" || !isTextFit(value.text, true) || value.dueDay < today) return;
    if ((await send("recommendation.ask", { id: id.current, areaCode, ...value, text: value.text.trim() })) === null)
      return;
    id.current = newOperationId();
    setTried(false);
    setValue({ text: "", dueDay });
    showToast(words.asked);
    router.refresh();
  };
  return (
    <div className="grid max-w-2xl gap-4">
      <Field
        id="rekomendasi-wilayah"
        label={words.area}
        error={isTried && areaCode === "" ? words.areaMissing : undefined}
      >
        {(control) => (
          <Select
            {...control}
            options={areas}
            placeholder={words.choose}
            value={areaCode}
            onChange={(event) => setArea(event.target.value)}
          />
        )}
      </Field>
      <TextAndDay
        id="rekomendasi"
        value={value}
        onChange={setValue}
        tried={isTried}
        today={today}
        wantsText
        words={words}
      />
      <CommandProblem problem={problem} labels={words.problem} />
      <div>
        <Button variant="primary" icon="send" busy={busy} busyLabel={words.asking} onClick={() => void ask()}>
          {words.ask}
        </Button>
      </div>
    </div>
  );
}
