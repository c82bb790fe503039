import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-style";

/** Out, on this device. What was saved stays. */
export async function LeaveForm() {
  const t = await getTranslations("selfUpdate.family");
  return (
    <form method="post" action="/mandiri/keluar">
      <button type="submit" className={buttonClass("quiet")}>
        {t("leave")}
      </button>
    </form>
  );
}
