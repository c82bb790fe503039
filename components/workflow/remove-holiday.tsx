"use client";

import { CommandDialog, type CommandDialogWords } from "@/components/user/command-dialog";

export interface RemoveHolidayProps {
  readonly grantId: string;
  readonly regionCode: string;
  readonly day: string;
  readonly words: Omit<CommandDialogWords, "open"> & Readonly<Record<"lead" | "dayText", string>>;
}

/** Takes a region's own holiday back; asked once. */
export function RemoveHoliday({ grantId, regionCode, day, words }: RemoveHolidayProps) {
  const open = (
    <>
      {words.save}
      <span className="sr-only"> {words.dayText}</span>
    </>
  );
  return (
    <CommandDialog
      grantId={grantId}
      command="holiday.remove"
      words={{ ...words, open }}
      icon="trash-2"
      size="small"
      input={() => ({ regionCode, day })}
    >
      {() => <p>{words.lead}</p>}
    </CommandDialog>
  );
}
