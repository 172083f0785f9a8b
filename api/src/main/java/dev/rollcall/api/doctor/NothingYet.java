package dev.rollcall.api.doctor;

import dev.rollcall.api.doctor.Finding.Weight;
import java.util.Optional;

/** No call at all has come with a token of this connection. */
final class NothingYet implements Sign {
    @Override
    public Optional<Finding> in(Exchange exchange) {
        return exchange.calls().isEmpty() ? Optional.of(finding(exchange.idp())) : Optional.empty();
    }

    private static Finding finding(Idp idp) {
        return new Finding(
                Weight.NOTE,
                "No call has arrived yet.",
                "A wrong token or URL does not show here, for nobody can tell whose it is.",
                remedy(idp),
                null);
    }

    private static String remedy(Idp idp) {
        return switch (idp) {
            case OKTA ->
                "Paste connector URL and token into Okta (Provisioning → Integration) and press Test Connector Configuration.";
            case ENTRA ->
                "Paste Tenant URL and Secret Token into Entra (Provisioning → New configuration) and press Test Connection. If there is no Provisioning with these fields, the application was made from the gallery (such as the SAML Toolkit), which cannot provision: make a new one with Create your own application, Integrate any other application you don't find in the gallery.";
            case PING ->
                "Enter connector URL and token in PingFederate (SP connection → Outbound Provisioning → Target, SCIM Provisioner add-on) and activate the channel, or in PingOne (Integrations → Provisioning → New Connection → SCIM Outbound) and press Test Connection.";
            case OTHER -> "Enter connector URL and token at the identity provider and test the connection there.";
        };
    }
}
