export default function NewThreadRoute() {
  return null;
}
