export { OutsideFrame as default } from "@/components/grant/outside-frame";
