export default function UsageRoute() {
  return null;
}
