package dev.rollcall.command.dispatch;

import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.OrganizationTransactions;
import dev.rollcall.kernel.fact.CommitBell;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DispatchConfiguration {
    /** One organization has three quarters of the connections at most: it cannot keep the others from theirs. */
    @Bean
    Dispatch dispatch(
            CommandBus commands,
            OrganizationTransactions transactions,
            List<CommandHandlers> handlers,
            ObjectProvider<CommitBell> bells,
            @Value("${rollcall.database.connections:16}") int connections) {
        return new Dispatch(
                commands, transactions, handlers, bells.stream().toList(), Math.max(1, connections * 3 / 4));
    }
}
