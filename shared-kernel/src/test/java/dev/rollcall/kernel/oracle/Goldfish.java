package dev.rollcall.kernel.oracle;

import de.captaingoldfish.scim.sdk.common.constants.ClassPathReferences;
import de.captaingoldfish.scim.sdk.common.request.PatchOpRequest;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.patch.DefaultPatchOperationHandler;
import de.captaingoldfish.scim.sdk.server.patch.PatchRequestHandler;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceTypeFactory;
import de.captaingoldfish.scim.sdk.server.utils.RequestUtils;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.testing.Json;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The SDK of Captain Goldfish, with the schemas that the RFC prints. */
final class Goldfish implements OtherSdk {
    private final PatchConfig patches = PatchConfig.builder().supported(true).build();
    private final ServiceProvider provider =
            ServiceProvider.builder().patchConfig(patches).build();
    private final ResourceType type = new ResourceTypeFactory()
            .registerResourceType(
                    null,
                    JsonHelper.loadJsonDocument(ClassPathReferences.USER_RESOURCE_TYPE_JSON),
                    JsonHelper.loadJsonDocument(ClassPathReferences.USER_SCHEMA_JSON),
                    JsonHelper.loadJsonDocument(ClassPathReferences.ENTERPRISE_USER_SCHEMA_JSON));

    @Override
    public boolean matches(String filter, JsonNode user) {
        return !FilterResourceResolver.filterResources(
                        provider, List.of(read(user)), RequestUtils.parseFilter(type, filter))
                .isEmpty();
    }

    @Override
    public JsonNode patched(JsonNode operation, JsonNode user) {
        var context = new Context(null);
        var request = Json.object("{'schemas':['%s']}".formatted(PatchOperation.MESSAGE));
        request.putArray("Operations").add(operation);
        var patched = new PatchRequestHandler<>("1", provider, type, new Holding(read(user), context), context)
                .handlePatchRequest(JsonHelper.readJsonDocument(request.toString(), PatchOpRequest.class));
        return Json.value(patched.toString());
    }

    private static User read(JsonNode user) {
        return JsonHelper.readJsonDocument(user.toString(), User.class);
    }

    /** Has one user, and gives it for any id. */
    private final class Holding extends DefaultPatchOperationHandler<User> {
        private final User user;

        Holding(User user, Context context) {
            super(User.class, patches, type, context);
            this.user = user;
        }

        @Override
        public Supplier<User> getOldResourceSupplier(
                String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
            return () -> user;
        }

        @Override
        public User getPatchedResource(String id) {
            return user;
        }
    }
}
