import { getTranslations } from "next-intl/server";
import type { WatchedPerson } from "@/lib/domain/access/watch-page";
import { PersonName } from "./person-name";

/** The first two columns of every list of watched people: who, and under which duty. */
export async function personColumns() {
  const [watch, roles] = await Promise.all([getTranslations("accessWatch"), getTranslations("roles")]);
  return [
    {
      key: "name",
      header: watch("person"),
      phoneLabel: "",
      rowHeader: true,
      cell: (person: WatchedPerson) => <PersonName person={person} />,
    },
    {
      key: "duty",
      header: watch("duty"),
      cell: ({ role, regionLabel }: WatchedPerson) =>
        roles("actingAs", { role: roles(`name.${role}`), region: regionLabel }),
    },
  ] as const;
}
