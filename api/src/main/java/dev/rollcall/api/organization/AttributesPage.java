package dev.rollcall.api.organization;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.api.http.BodyReader;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.organization.OrganizationCommand.AddSchema;
import dev.rollcall.command.organization.OrganizationCommand.ChangeSchema;
import dev.rollcall.command.organization.OrganizationCommand.DropSchema;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.kernel.scim.ResourceTypes.Extension;
import dev.rollcall.kernel.scim.SchemaDefinition;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.organization.SchemaQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** {@code /console/scim/attributes}: the schemas that the organization has added to its users and groups. */
@ConsolePage
@RequestMapping("/console/scim/attributes")
class AttributesPage {
    private static final String HERE = "redirect:/console/scim/attributes";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final SchemaQueries schemas;
    private final Dispatch dispatch;
    private final BodyReader reader;

    AttributesPage(SchemaQueries schemas, Dispatch dispatch, BodyReader reader) {
        this.schemas = schemas;
        this.dispatch = dispatch;
        this.reader = reader;
    }

    /** @param definition as text that can be changed and sent again */
    record Line(Extension extension, String definition) {
        static Line of(Extension extension) {
            return new Line(
                    extension,
                    MAPPER.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(extension.schema().document()));
        }
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.BILLING, Role.AUDITOR})
    String show(ConsoleAccess access, Model model) {
        model.addAttribute(
                "lines",
                schemas.all(access.organization()).stream().map(Line::of).toList());
        model.addAttribute("types", ResourceTypes.BUILT_IN.all());
        return "organization/attributes";
    }

    /** Adds a schema, or changes the one that has its id. */
    @PostMapping
    @Allowed(Role.OWNER)
    String define(
            ConsoleAccess access,
            @RequestParam(defaultValue = "") String resourceType,
            @RequestParam(defaultValue = "") String definition,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        try {
            var schema = SchemaDefinition.read(reader.parse(definition.getBytes(StandardCharsets.UTF_8)));
            var present = schemas.find(access.organization(), schema.id());
            dispatch.send(
                    present.isPresent() ? new ChangeSchema(schema) : new AddSchema(extended(resourceType), schema),
                    access.origin());
            redirect.addFlashAttribute("done", schema.id() + " holds from now on.");
            return HERE;
        } catch (Refused | InvalidScim refused) {
            response.setStatus(422);
            model.addAttribute("problem", refused.getMessage());
            model.addAttribute("resourceType", resourceType);
            model.addAttribute("definition", definition);
            return show(access, model);
        }
    }

    private static String extended(String resourceType) {
        return ResourceTypes.BUILT_IN
                .named(resourceType)
                .orElse(ResourceTypes.BUILT_IN.user())
                .name();
    }

    @PostMapping("/{urn}/drop")
    @Allowed(Role.OWNER)
    String drop(ConsoleAccess access, @PathVariable String urn, RedirectAttributes redirect) {
        try {
            dispatch.send(new DropSchema(urn), access.origin());
            redirect.addFlashAttribute("done", urn + " is dropped. Its values are hidden, not erased.");
        } catch (Refused gone) {
            redirect.addFlashAttribute("done", gone.refusal().reason());
        }
        return HERE;
    }
}
